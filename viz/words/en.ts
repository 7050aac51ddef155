/** English: the catalogue is one file, though long, so that a translator has every sentence before him. */
import { STUDY_EN } from "./study-en.ts";
import type { Extreme, Tally, UnitWords, Words } from "./words.ts";

const DENOMINATORS: Readonly<Record<string, string>> = {
  solvedWithin1: "matters that arose",
  solvedWithin7: "matters that arose",
  solvedWithin30: "matters that arose",
  neverFound: "public matters",
  silentShare: "needs",
  settledAmongNeighbours: "needs",
  satisfiedOfRated: "rated matters",
  ratingResponse: "matters whose resident was asked",
  notDissatisfiedOfClosed: "closed matters",
  officialClosure: "matters officially due",
  officialOnTime: "matters officially due",
  accurateDispatchOfficial: "dispatched matters",
  accurateDispatchTrue: "dispatched matters",
  affairsOnTime: "affairs due",
  affairsUndone: "affairs due",
  emptyReports: "records",
  extension: "registered matters",
  shelved: "registered matters",
  secon: "consecutive acceptances",
  intrusionIdle: "visits and items collected",
  repeatComplaints: "registered matters",
  exhausted: "grid members",
  disputesSolved30: "disputes among neighbours",
  recollected: "items written down",
  closedWithinDay: "registered matters",
  contactsDispatched: "contacts",
  publicClosure: "matters officially due",
  publicOnTime: "matters officially due",
  overdueCity: "tickets",
  overdueDistrict: "tickets",
  onTimeByLoad: "matters of hotline and app",
  repeatedRecords: "records",
  reliefRegrown: "hours of affairs",
  dissatisfiedByOverlap: "dissatisfied residents",
  largestCategories: "needs",
};

const GROUP_DENOMINATORS: Readonly<Record<string, string>> = {
  efficiency: "registered matters",
  official: "registered matters",
  fragmentation: "registered matters",
  affairs: "affairs due",
  hours: "staff hours",
};

const ACTIVITIES: Readonly<Record<string, string>> = {
  matters: "handling matters",
  verification: "checking",
  cooperation: "helping the other line",
  duplicates: "double records",
  visits: "visits",
  patrol: "patrol",
  organising: "organising residents",
  affairs: "administrative affairs",
  meetings: "meetings",
  dispatch: "dispatching",
  triage: "sorting",
  intake: "taking calls",
  enquiries: "answering enquiries",
  counter: "counter service",
  reports: "writing reports",
  training: "training",
  petitions: "answering petitions",
  background: "other departmental work",
  collection: "collecting information",
  travel: "travel",
  forms: "forms",
  idle: "free",
};

/** A label inside a sentence: marked off where its own commas would break the sentence. */
const named = (label: string): string => (/[,;:]/.test(label) ? `"${label}"` : label);
const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

function tallyParts(tally: Tally): string[] {
  const parts: string[] = [];
  if (tally.better > 0) parts.push(`better on ${tally.better}`);
  if (tally.worse > 0) parts.push(`worse on ${tally.worse}`);
  if (tally.different > 0) parts.push(`different on ${tally.different}`);
  if (tally.equivalent > 0) parts.push(`equivalent on ${tally.equivalent}`);
  return parts;
}

function plainUnit(unit: string, axis: string, lessWord: string): UnitWords {
  const after = unit === "" ? "" : ` ${unit}`;
  return {
    axis,
    amount: (value) => `${value}${after}`,
    bare: (value) => `${value}${after}`,
    more: (value) => `${value}${after} more`,
    less: (value) => `${value}${after} ${lessWord}`,
    moreWord: "more",
    lessWord,
  };
}

function extremes(most: Extreme | null, least: Extreme | null): string {
  const parts: string[] = [];
  if (most !== null) parts.push(`${most.value} under ${named(most.policy)} (the most)`);
  if (least !== null) parts.push(`${least.value} under ${named(least.policy)} (the fewest)`);
  return parts.length === 0 ? ", as under every other policy" : `, ${list(parts)}`;
}

const RAW_UNITS: Readonly<Record<string, string>> = {
  share: "in 100",
  h: "hours",
  "h/day": "hours a day",
  "h/week": "hours a week",
  "h/week per grid": "hours a week and grid",
  "h/year": "hours a year",
  "yuan/year": "yuan a year",
  "yuan/month": "yuan a month",
  "0-1": "on a scale from 0 to 1",
  "working h": "working hours",
  count: "",
  correlation: "in rank correlation",
};

export const EN: Words = {
  lang: "en",
  tag: "en",
  text: (text) => text.en,
  list,
  reportAt: (path) => `The report: ${path}`,
  heading: capital,
  colon: ": ",
  semicolon: "; ",
  fullStop: ". ",
  bracketed: (aside) => ` (${aside})`,
  undefinedValue: "undefined",

  denominator(response, group) {
    const of = DENOMINATORS[response] ?? GROUP_DENOMINATORS[group ?? ""];
    if (response.startsWith("utilisation:")) return { of: "hours on duty", counter: "" };
    return of === undefined ? { of: "", counter: "" } : { of, counter: "" };
  },
  unit(unit, of, raw) {
    const each = of.of === "" ? "in 100" : `per 100 ${of.of}`;
    switch (unit) {
      case "per100":
        return {
          axis: each,
          amount: (value) => `${value} ${each}`,
          bare: (value) => value,
          more: (value) => `${value} more per 100`,
          less: (value) => `${value} fewer per 100`,
          moreWord: "more",
          lessWord: "fewer",
        };
      case "points":
        return {
          ...plainUnit("points", "points from 0 (none) to 100", "less"),
          amount: (value) => `${value} points of 100`,
          bare: (value) => value,
        };
      case "hours":
        return plainUnit("hours", "hours", "less");
      case "days":
        return plainUnit("days", "days of 24 hours", "less");
      case "hoursPerWeek":
        return plainUnit("hours a week", "hours a week", "less");
      case "yuan":
        return plainUnit("yuan a year", "yuan a year", "less");
      case "manyYuan":
        return plainUnit("million yuan a year", "million yuan a year", "less");
      default:
        return plainUnit(EN.rawUnit(raw), raw === "count" ? "number" : EN.rawUnit(raw), "fewer");
    }
  },
  manyYuan: 1e6,
  interval: (low, high) => `${low} to ${high}`,
  betweenOneSide: (small, large, word) => `between ${small} and ${large} ${word}`,
  betweenSides: (less, lessWord, more, moreWord) => `between ${less} ${lessWord} and ${more} ${moreWord}`,
  rawUnit: (unit) => RAW_UNITS[unit] ?? unit,
  zeroDifference: "about no difference",
  duration: { hour: "1 h", day: "1 d", week: "1 wk", month: "1 mo", oneWeek: "one week" },

  verdict: {
    better: "better",
    worse: "worse",
    different: "different",
    equivalent: "equivalent",
    undecided: "can't tell",
  },
  verdictSentence: {
    better: "Better.",
    worse: "Worse.",
    different: "Different; neither direction counts as better.",
    equivalent: "No difference that matters.",
    undecided: "We cannot tell these apart.",
  },
  direction: { lower: "lower is better", higher: "higher is better", neither: "neither direction counts as better" },
  directionMark: { lower: "← better", higher: "better →", neither: "no better side" },
  finding(p) {
    const head = `${capital(p.response)}:`;
    const baseline = named(p.baseline);
    if (p.verdict === "undecided") {
      return `${head} we cannot tell this policy and ${baseline} apart. ${p.value}, against ${p.baselineValue}; the difference lies ${p.interval}.`;
    }
    if (p.verdict === "equivalent") {
      return `${head} no difference from ${baseline} that matters. ${p.value}, against ${p.baselineValue}; the difference lies ${p.interval}${p.margin === null ? "" : `, inside the margin of ${p.margin}`}.`;
    }
    return `${head} ${p.value}, against ${p.baselineValue} under ${baseline}: ${p.difference} (${p.interval}).`;
  },
  undefinedFinding: (response, policy, baseline) =>
    `${capital(response)}: undefined for the comparison of ${named(policy)} with ${named(baseline)} (too few replications have a value).`,
  beside: (response, value, baselineValue, verdict) =>
    `Beside it, ${named(response)}: ${value}, baseline ${baselineValue} (${verdict === "undecided" ? "cannot be told apart" : EN.verdict[verdict]}, exploratory).`,
  sameDisagrees: (difference) =>
    `Caution: over the matters registered under both policies alone, the sign is the other way (${difference}); what is registered has changed, not only how it is handled.`,
  summary(policy, baseline, tally, of) {
    const parts = tallyParts(tally);
    const measures = plural(of, "primary measure", "primary measures");
    if (parts.length === 0) return `On ${measures} we cannot tell ${named(policy)} and ${named(baseline)} apart.`;
    const rest = tally.undecided > 0 ? `; on ${tally.undecided} we cannot tell the two apart` : "";
    return `${capital(named(policy))} against ${named(baseline)}: ${list(parts)} of ${measures}${rest}.`;
  },
  headline(p) {
    const head = `${capital(p.policy)}: ${p.value}`;
    const verdict =
      p.verdict === "undecided"
        ? `; we cannot tell it from the baseline (the difference lies ${p.interval}).`
        : p.verdict === "equivalent"
          ? `; no difference that matters (it lies ${p.interval}).`
          : `, ${p.difference} (${p.interval}).`;
    const parts = tallyParts(p.tally);
    if (p.tally.undecided > 0) parts.push(`undecided on ${p.tally.undecided}`);
    const cost = p.cost === null ? "" : ` Full cost: ${p.cost} times the baseline's.`;
    return `${head}${verdict} ${capital(list(parts))} of ${plural(p.of, "primary measure", "primary measures")}.${cost}`;
  },
  attribution: (p) =>
    `${capital(p.response)}: of the difference of ${p.total} between ${named(p.policy)} and ${named(p.baseline)}, ${p.part} (${p.partInterval}) comes from ${p.label} and ${p.rest} (${p.restInterval}) from the rest.`,

  stage: (name) =>
    ({
      triage: "sorting",
      awaiting: "awaiting acceptance",
      noOwner: "without owner",
      queue: "in the unit's queue",
      work: "being worked on",
      lead: "outside lead time",
      cooperation: "waiting for the other line",
      transit: "passed between owners",
      verification: "being checked",
      rework: "rework",
    })[name] ?? name,
  activity: (name) => ACTIVITIES[name] ?? name,
  line: (name) =>
    ({
      member: "Grid members",
      community: "Community staff",
      counter: "Counter staff",
      office: "Grid office",
      hotline: "Hotline",
      department: "Departments",
      centre: "District centre",
      property: "Property managers",
      volunteers: "Volunteers",
      organisations: "Social organisations",
    })[name] ?? name,
  group: (name) =>
    ({
      efficiency: "Handling efficiency",
      official: "Official indicators",
      published: "Compared with published figures",
      stages: "Stages of handling",
      fragmentation: "Fragmentation",
      residents: "Residents",
      affairs: "Administrative affairs",
      staff: "Staff",
      hours: "Hours",
      cost: "Cost",
      other: "Other measures",
    })[name] ?? name,
  leverGroup: (name) =>
    ({
      staffing: "Staffing",
      separation: "Separation",
      intelligent: "Intelligent",
      refined: "Refined",
      collaborative: "Collaborative",
      assessment: "Assessment",
    })[name] ?? name,
  factorGroup: (name) => capital(name),
  communityType: (name) =>
    ({
      "old-compound": "old compounds",
      "dense-rental": "dense rental housing",
      "new-gated": "new gated estates",
      mixed: "mixed",
    })[name] ?? name,
  evidence: { D: "data", I: "inferred", A: "assumption" },
  evidenceLong: { D: "taken from data", I: "inferred from data", A: "assumed" },
  evidenceCounts: (counts) =>
    `${plural(counts.D + counts.I + counts.A, "factor describes", "factors describe")} this district: ${counts.D} taken from data, ${counts.I} inferred from data, ${counts.A} assumed.`,

  page: {
    onPaper: "Tables are printed where they were open. The page on a screen, and report.md, hold all of them.",
    kicker: "Policy comparison",
    banner: "Simulated, not a forecast for the real place.",
    skip: "Skip to the answer",
    contents: "Contents",
    baseline: "baseline",
    policy: "Policy",
    policies: "Policies",
    measure: "Measure",
    unit: "Unit",
    mean: "Mean",
    interval: "Interval of the mean",
    difference: "Difference from the baseline",
    differencesIn: (unit) => `differences in ${unit}`,
    simultaneous: "Simultaneous interval",
    spread: "Replications, 5th to 95th in 100",
    margin: "margin",
    pHolm: "p (Holm)",
    shareBetter: "Replications in which it was better, of 100",
    verdict: "Verdict",
    replicationsUsed: "n",
    showTable: "The figures as a table",
    showDetails: "Show the list",
    beside: "beside it",
    scroll: "Table; scroll sideways to see all columns",
    none: "none",
    total: "Total",
    value: "Value",
    range: "Range",
    source: "Source",
    evidence: "Evidence",
    factor: "Factor",
    lever: "Lever",
    changedFrom: "default",
    exploratory: "exploratory",
    timesBaseline: "Times the baseline",

    question: "The question",
    answer: "The answer",
    answerLead: (p) =>
      `${plural(p.policies, "policy", "policies")} met the same ${plural(p.replications, "simulated year", "simulated years")} as the baseline, ${named(p.baseline)}. The first measure is "${p.measure}": under the baseline ${p.value}.`,
    dependsOn: "What it depends on",
    dependsOnAssumed: (counts) =>
      `${counts.A} of the ${counts.D + counts.I + counts.A} factors that describe the district are assumed, not measured. What is said here holds for their values in this study; a robustness study says whether it turns elsewhere in their ranges.`,
    dependsOnSame: (count) =>
      `In ${plural(count, "comparison", "comparisons")} the sign is the other way over the matters registered under both policies: there, what is registered has changed, not only how it is handled.`,
    dependsOnScope:
      "All of it is said of simulated worlds of this type of district, in the first year after the change; none of it of a real place.",
    readOn: "Policy by policy, measure by measure",
    policyByPolicy: "Policy by policy",
    policiesLead: (baseline, alpha) =>
      `Every policy meets the same simulated world as the baseline, ${named(baseline)}. A verdict is given only where the whole set of comparisons keeps its error below ${alpha} in 100; everything else is "we cannot tell these apart".`,
    reading: "Reading",
    attributionTitle: "How much is only more hours?",
    attributionLead:
      "A policy that changes several things at once is taken apart by a policy in between; the two parts add up, rounding apart.",
    glance: (baseline) => `Difference from ${named(baseline)}, and what can be said of it`,
    precision: "How sure, and how risky",
    precisionCaption: (level) =>
      `Error and risk of the primary measures. The interval of the mean (${level} in 100) narrows with more replications; the spread of replications, 5th to 95th in 100, does not: a single year may fall anywhere in it.`,
    costCaption: "Cost by policy, exploratory",
    mainTable: "Primary measures in figures",
    mainTableCaption: (level) =>
      `Primary measures. Means with ${level} in 100 intervals; differences with intervals that hold for all primary comparisons at once. The column "beside it" holds the counterpart of each measure, exploratory: the two must be read together.`,
    forest: "Differences from the baseline",
    thisPolicy: "this policy",
    waterfall: "Why it takes longer or shorter",
    waterfallTable: "The figures stand in the table of the section before.",
    process: "How matters travel",
    processChange: (policy, baseline) => `What changes under ${named(policy)}, against ${named(baseline)}`,
    way: "Way",
    wayCaption:
      "Matters by way, per 100 registered matters; a matter counts as often as it is handed over or sent back.",
    network: "Who hands over to whom",
    networkOf: (policy) => `The same under ${named(policy)}`,
    networkCaption:
      "The network of handovers by policy; who hands over to whom stands in the table of the section before",
    modularity: "Modularity by line",
    handovers: "Handovers per 100 registered matters",
    map: "Where: community by community",
    mapOf: (measure) => `The same map of: ${measure}`,
    winners: "Who wins and who loses",
    byCategory: "The same by what the matter is about",
    category: "Category of matter",
    groupOfResidents: "Whose matters",
    pairs: "What an indicator shows, and what it can hide",
    pairOf: (indicator, counterpart) => `${capital(indicator)}, beside ${counterpart}`,
    distribution: "How long until a matter is closed",
    decomposition: "Where the time goes",
    fragmentation: "How fragmented handling is",
    hours: "What the hours go into",
    backlog: "Open matters, week by week",
    secondary: "Everything else that was measured",
    secondaryLead: (level) =>
      `These measures are exploratory: their verdicts are plain ${level} in 100 comparisons, one by one. Among many, some differ by chance. Each indicator that can mislead stands next to its counterpart.`,
    secondaryCaption: (group) =>
      `${group} (exploratory). The baseline's mean, then each policy's difference from it with its verdict.`,
    cost: "What it costs",
    costLead:
      "Cash cost is what the grid budget pays; full cost counts every paid hour used, whoever pays it. Volunteers' hours are reported, not priced.",
    differences: "What differs between the policies",
    differencesLead: "Everything not listed here is the same in all policies.",
    matched: ({ policy, lever, value, cost, to, reached, wanted }) => {
      const what = { cash: "planned cash cost", full: "planned full cost", hours: "planned grid hours" }[cost];
      const unit = cost === "hours" ? "hours a week" : "yuan a year";
      return `Solved before running: "${lever}" is ${value} under "${policy}", to match the ${what} of "${to}": ${reached} against ${wanted} ${unit} (posts are whole).`;
    },
    differencesCaption: "Levers that at least one policy sets differently; changed values are set in bold.",
    noDifferences: "The policies set all levers alike.",
    putIn: "What is put in, what comes out",
    putInText: (p) =>
      `Put in: ${plural(p.communities, "community", "communities")} with ${plural(p.grids, "grid", "grids")}, ${plural(p.factors, "factor", "factors")} of the district (${p.changed} set by this study) and ${plural(p.levers, "lever", "levers")} a policy. These are inputs; they cannot be read as findings.`,
    comesOutText: (responses, primary) =>
      `Comes out: ${plural(responses, "measure", "measures")}, ${primary} of them primary, computed from what happened to every simulated matter, affair and hour.`,
    threeKinds:
      "Three kinds of number are kept apart: inputs are set by the scenario, targets were used to calibrate, predictions are neither. Only predictions can support or refute a claim.",
    communitiesCaption: "Communities of the district",
    community: "Community",
    districtsTitle: "District by district",
    districtsLead: (districts) =>
      `The city is ${plural(districts, "district", "districts")} side by side, each with its own chance events. What the city has in all is the sum over its districts; a share, a duration or an index is their mean, weighted by grids. Verdicts are of the city; what follows describes, and settles nothing for a single district.`,
    districtsCaption: "Each district's difference from the baseline, in the units above",
    district: "District",
    overDistricts: (p) =>
      `${capital(p.response)}, ${named(p.policy)} against ${named(p.baseline)} (${p.unit}): from ${p.least} in ${p.leastAt} to ${p.most} in ${p.mostAt}; the city's direction in ${p.alike} of ${plural(p.of, "district", "districts")}, in ${p.clear} with a ${p.level}% interval on that side.`,
    type: "Type",
    grids: "Grids",
    demand: "Demand (mean 1)",
    assumptions: "What is assumed",
    assumptionsLead:
      "An assumed value could be anywhere in its range. A finding that turns inside that range is not a finding yet; a robustness study says which ones do.",
    assumptionsCaption: "Factors of the district: value, range, evidence and source",
    audit: "Did the common world help?",
    auditText: (p) =>
      `All policies met the same happenings in each replication. Over ${plural(p.pairs, "comparison", "comparisons")} this cut the variance of the differences by a median factor of ${p.median} (least ${p.least}); ${p.warnings === 0 ? "nowhere did it backfire" : `in ${p.warnings} it backfired (marked)`}.`,
    auditCaption: "Common random numbers: correlation of policy and baseline, and what pairing saved",
    correlation: "Correlation",
    varianceReduction: "Variance reduction",
    saved: "Replications saved",
    warning: "Check",
    backfires: "backfires",
    fine: "fine",
    warmUp: "Has the run forgotten how it starts?",
    warmUpCut: (p) =>
      `A run starts with empty desks and fills up, for ${p.weeks} weeks under ${named(p.baseline)} before the policies are enacted. ${
        p.cut === null
          ? `MSER-5 finds no end of the filling in their first half: run longer (horizon: burnInWeeks), or trust differences only.`
          : `MSER-5 leaves out ${p.cut === 0 ? "nothing" : `the first ${plural(p.cut, "week", "weeks")}`} of the mean over ${plural(p.replications, "replication", "replications")}: as far as open matters show, the start is forgotten before anything is compared.`
      }`,
    warmUpCuts: (p) =>
      `Single replications sway more: ${
        p.range === null
          ? ""
          : `theirs lies after ${p.range.from === p.range.to ? p.range.from : `${p.range.from} to ${p.range.to}`} weeks${p.tooShort > 0 ? "; " : ". "}`
      }${p.tooShort > 0 ? `in ${p.tooShort} of ${p.replications} none is found in the first half. ` : ""}Tested are open matters, averaged by week; trust and knowledge move more slowly. All policies of a replication begin in the same state, so what is left of the start largely cancels in their differences.`,
    warmUpUntested: (p) =>
      `The burn-in has ${plural(p.weeks, "week", "weeks")}. MSER-5, a batch a week, needs ${p.least}, so its length was not tested.`,
    method: "Method",
    methodItems: (p) => [
      `${plural(p.replications, "replication", "replications")} planned. Each begins with ${p.burnInWeeks} weeks under the baseline; the policies are enacted at the same moment, from the same state. Matters enter for ${p.intakeDays} days and each is followed for ${p.followUpDays} days.`,
      "One replication gives one number a measure; matters of one replication are never pooled as if independent. A measure whose denominator is zero is undefined, never zero.",
      `Differences are paired by replication. Intervals are Student t intervals at ${p.level} in 100; those of primary differences are simultaneous (Bonferroni) over ${plural(p.family, "comparison", "comparisons")}.`,
      `Verdicts of primary measures: equivalent, if the simultaneous interval lies inside the margin set before the study; else better, worse or different, if the Holm-adjusted p is at most ${p.alpha}; else we cannot tell.`,
      `Looks at the data: after ${p.looks} replications.`,
      "Digits that the standard error does not support are not printed.",
    ],
    protocol: "What reporting guidelines ask",
    protocolLead:
      "The items of STRESS (Monks et al. 2019), filled from this run. The model is described by ODD (Grimm et al. 2020) in docs/odd.md; the evidence behind it, as TRACE asks (Grimm et al. 2014), in docs/domain.md, docs/parameters.md and docs/validation.md.",
    protocolItems: (p) => [
      ["Objectives", `${p.question} Outputs: ${p.responses} measures, defined in docs/measures.md.`],
      [
        "Logic",
        "Residents, grid members, communities, grid offices, departments, matters and affairs as individual agents in an exact discrete-event simulation: docs/odd.md.",
      ],
      [
        "Data",
        `${p.counts.D} factors taken from data, ${p.counts.I} inferred, ${p.counts.A} assumed: listed above, sources in docs/domain.md. Scope: ${p.district}, ${plural(p.communities, "community", "communities")}, ${plural(p.grids, "grid", "grids")}; ${plural(p.levers, "lever", "levers")} a policy.`,
      ],
      [
        "Experimentation",
        `${plural(p.policies, "policy", "policies")}; initial state: ${p.burnInWeeks} weeks under the baseline; ${p.intakeDays} days of intake, ${p.followUpDays} days of follow-up; ${p.replications} replications under common random numbers, seed ${p.seed}: docs/statistics.md.`,
      ],
      [
        "Implementation",
        `gridgov ${p.version} (TypeScript), Node ${p.node}; kernel checked against theory: docs/validation.md.`,
      ],
      ["Code access", "The command below, and the hashes of model, scenario and results beside it."],
    ],
    limits: "What this report does not say",
    limitItems: [
      "It speaks of a simulated district of a type, in the first year after the change; not of a real place or person.",
      "Petitions and complaints are voices. Fewer of them can mean silence, so they stand beside the share who stay silent.",
      "Staff appear by role only. Nobody is scored, and nothing here can be used to watch or rank persons.",
      "The fragmentation score is a summary under chosen weights; the unbroken chain and the six parts come first.",
    ],
    reproduce: "Run it again",
    reproduceLead: "The same command gives the same numbers, bit for bit, on any machine:",
    provenance: "Provenance",
    replicationsDone: (done, planned) => `${done} of ${planned}`,
    failed: (policy, replication, message) => `${policy}, replication ${replication}: ${message}`,
    failedLead: (count) =>
      `${plural(count, "run", "runs")} failed and ${count === 1 ? "is" : "are"} left out of the pairs that need ${count === 1 ? "it" : "them"}; the table of precision says how many pairs remain (n).`,
    rowNames: {
      version: "gridgov",
      modelHash: "Model hash",
      scenarioHash: "Scenario hash",
      resultHash: "Result hash",
      seed: "Seed",
      replications: "Replications done",
      node: "Node",
      finished: "Finished",
    },
    incomplete: "incomplete",
    nothingToCompare: "This run has no comparison with primary measures; it describes what was measured.",
    notShown: (what) => `${what}: not shown, since this run has no figures for it.`,
  },

  chart: {
    forestLabel: (baseline) =>
      `Differences of each policy from ${named(baseline)} on the primary measures, with simultaneous intervals and verdicts`,
    forestBand: "shaded: differences inside the study's margin do not matter",
    forestAxis: (unit, baseline) => `difference from ${named(baseline)}, ${unit}`,
    forestReading: (tally, of, baseline) =>
      `Of ${plural(of, "comparison", "comparisons")} with ${named(baseline)}, ${plural(tally.better, "is", "are")} better, ${tally.worse} worse${tally.different > 0 ? `, ${tally.different} different` : ""}, ${tally.equivalent} equivalent; ${tally.undecided} cannot be told apart. A mark is the mean difference; the line is its interval, wide enough to hold for all comparisons at once, so a settled verdict may have a line that touches zero.`,
    seeTable: "The figures stand in a table with the chart.",
    bandLabel: "shaded: 95 % interval of the mean over replications",
    lineLabel: (level) => `line: ${level} % interval of the mean over replications`,
    distributionLabel: "Share of registered matters closed within a time, by policy",
    distributionX: "time since the first record (logarithmic scale)",
    distributionY: "closed within that time, per 100 registered matters",
    distributionReading: (p) =>
      `Within ${p.time}, ${p.baselineValue} of 100 registered matters are closed under ${named(p.baseline)}${extremes(p.most, p.least)}.`,
    decompositionLabel: "Mean hours a registered matter spends in each state, by policy",
    decompositionAxis: "mean calendar hours a registered matter, within 60 days",
    decompositionReading: (p) =>
      `Under ${named(p.baseline)} a registered matter takes ${p.total} on average, ${p.stageShare} in 100 of it ${p.stage}; the shortest total is ${p.leastTotal}, under ${named(p.least)}.`,
    fragmentationLabel: "Unbroken chains, the six parts of fragmentation and the score, by policy",
    fragmentationAxis: "per 100 registered matters",
    scoreAxis: "points from 0 (none) to 100",
    partsTitle: "The six parts, on one scale: how many matters show each kind of break. A matter may show several.",
    scoreTitle: "The score, last: one set of weights. The dotted line spans what it could be under any weights.",
    fragmentationReading: (p) =>
      `Under ${named(p.baseline)}, ${p.unbroken} of 100 registered matters pass through an unbroken chain; the most is ${p.mostValue}, under ${named(p.most)}. The commonest break under ${named(p.baseline)} is ${named(p.part)} (${p.partValue}).`,
    scoreReading: (p) =>
      `Score, ${named(p.policy)} against ${named(p.baseline)}: ${p.difference}; over all possible weights from ${p.from} to ${p.to}${{ settled: "; no weights turn it", open: "", mixed: ", so its sign depends on the weights" }[p.sign]}.`,
    hoursLabel: "Hours a week by activity, by line of staff and policy",
    hoursAxis: "hours a week",
    hoursReading: (p) =>
      `${p.line}: ${p.rows.map((row) => `under ${named(row.policy)} most hours go into ${row.activity} (${row.share} in 100)`).join("; ")}.`,
    backlogLabel: "Matters recorded and not yet closed, by week and policy",
    enacted: "the policies are enacted",
    occasion: {
      holiday: "public holiday, offices closed",
      festival: "Spring Festival month",
      epidemic: "epidemic",
      storm: "storm",
      demolition: "demolition",
    },
    warmUpLabel: (baseline) => `Open matters week by week from the start of the run under ${named(baseline)}`,
    warmUpY: (baseline) => `open matters under ${named(baseline)}`,
    warmUpRaw: (replications) => `mean of ${plural(replications, "replication", "replications")}`,
    warmUpSmooth: (weeks) => `moving average of ${weeks} weeks`,
    warmUpX: (weeks) => `week of the burn-in (the policies are enacted after ${weeks})`,
    warmUpCut: (week) => `end of the warm-up by MSER-5: week ${week}`,
    backlogX: "weeks since the policies were enacted",
    backlogY: "open matters",
    backlogReading: (p) =>
      `At the end of intake ${p.baselineValue} matters are open under ${named(p.baseline)}${extremes(p.most, p.least)}.`,
    moreLabel: "Risk and error of the primary measures, by policy",
    moreRisk: "light bar: where 90 of 100 single years fall (risk; more replications do not narrow it)",
    moreError: (level) => `Heavy line: ${level} % interval of the mean (error; more replications narrow it).`,
    moreEnds: (level) =>
      `Thin lines along the ends of the bar: ${level} % intervals of the 5th and 95th percentile (error). An arrowhead: so few replications leave that end open.`,
    moreReading: (replications) =>
      `A city lives through one year, not through the mean of ${replications}: the light bars say how far single years fall apart, the lines how well means and percentiles are known.`,
    waterfallLabel: (baseline) =>
      `Mean hours of a registered matter, stage by stage from ${named(baseline)} to each policy`,
    waterfallAxis: "mean hours a registered matter (the axis does not begin at zero)",
    waterfallLess: "less time",
    waterfallMore: "more time",
    waterfallHollow: "hollow: cannot be told from no change",
    waterfallReading: (p) =>
      `Under ${named(p.policy)} a registered matter takes ${p.difference} ${p.isLess ? "less" : "more"} than under ${named(p.baseline)}; the largest step is the time ${p.stage} (${p.step} h).`,
    processLabel: (policy) =>
      `How 100 registered matters travel under ${named(policy)}: channels, units, handovers, ends`,
    processDifference: (policy, baseline) =>
      `How the way of 100 registered matters differs between ${named(policy)} and ${named(baseline)}`,
    processChannels: "Recorded at",
    processUnits: "Handled by",
    processEndings: "After 60 days",
    processArcs: (least) =>
      `Numbers are matters per 100 registered. Blue arcs: handovers from unit to unit (those below ${least} in 100 stand in the table only).`,
    processDifferences:
      "Numbers are differences in matters per 100 registered. A way whose difference cannot be told from none is not drawn.",
    processSendBacks: "↩: sent back to the dispatcher, so many times per 100 matters.",
    processMore: (baseline) => `more than under ${named(baseline)}`,
    processLess: (baseline) => `less than under ${named(baseline)}`,
    ending: { solved: "closed and solved", unsolved: "closed, not solved", open: "not closed" },
    arcKind: {
      entry: "Recorded at, first accepted by",
      handover: "Handed over from, to",
      exit: "Last handled by, and how it ended",
      unaccepted: "Recorded at, accepted by no unit",
      sendBack: "Sent back by",
    },
    processReading: (p) =>
      `Of 100 registered matters under ${named(p.baseline)}, ${p.first} are first accepted by the ${p.unit}. On their way they are handed over ${p.handovers} times and sent back ${p.sendBacks} times. Within the follow-up ${p.solved} are closed and solved, ${p.unsolved} closed but not solved, ${p.open} not closed.`,
    networkLabel: (policy) => `Handovers between units under ${named(policy)}, per 100 registered matters`,
    networkFrom: "from",
    networkTo: "to (number of the row), handovers per 100 registered matters",
    networkReading: (p) =>
      `Under ${named(p.baseline)} most handovers go from the ${p.from} to the ${p.to}: ${p.volume} per 100 registered matters. Modularity by line is ${p.modularity} (below 0: handovers go between the lines; 0: they take no notice of them; near 1: they stay inside).`,
    mapLabel: (measure, baseline) =>
      `${capital(measure)} by community: under ${named(baseline)}, and each policy's difference from it`,
    mapLevel: (measure, unit) => `Baseline: ${measure}, ${unit}`,
    mapSide: (isMore, better) =>
      better === "neither" ? (isMore ? "more" : "less") : isMore === (better === "higher") ? "better" : "worse",
    mapOpen: "no colour: the interval reaches zero",
    mapSchematic:
      "Schematic: places are numbered, their areas go by the number of grids, their position says nothing. Colours of differences show what is left of them at the end of the interval nearer to zero; the number is the mean.",
    mapReading: (p) =>
      `${p.measure}: under ${named(p.baseline)} from ${p.leastValue} in ${p.least} to ${p.mostValue} in ${p.most}.${
        p.moved === null
          ? ""
          : ` Under ${named(p.moved.policy)} the difference goes from ${p.moved.from} (${p.moved.fromPlace}) to ${p.moved.to} (${p.moved.toPlace}).`
      }`,
    winnersLabel: (measure, baseline) => `${capital(measure)}: difference from ${named(baseline)}, group by group`,
    winnersLine:
      "Line: 95 % interval of the mean difference, each by itself (exploratory). Groups of fewer than 30 matters a year are not shown.",
    winnersWords: { better: "gains", worse: "loses", different: "changes", undecided: "cannot be told" },
    winnersReading: (measure, baseline, rows) =>
      `${measure}, against ${named(baseline)}: ${rows.map((row) => `under ${named(row.policy)} ${row.gain} of ${row.all} gain and ${row.lose} lose`).join("; ")}.`,
    pairsLabel: "Indicators and the ones that they can hide, by policy",
    pairsReading:
      "An indicator can improve because something else has worsened. Each plane sets one (across) against the one that it can hide (upwards); a grey line leads from the baseline to every policy, a cross is the interval of both means.",
    paretoLabel: (measure) => `Full cost and ${measure}, by policy`,
    paretoFront: "dashed: joins those that no other policy beats on both, by their means",
    paretoReading: (measure, efficient, of) =>
      `By cost and ${measure} alone, ${efficient.length} of ${plural(of, "policy", "policies")} ${efficient.length === 1 ? "is" : "are"} beaten by no other on both: ${list(efficient.map(named))}.`,
    headlineLabel: (measure, baseline) =>
      `${capital(measure)}: difference of each policy from ${named(baseline)}, with verdicts`,
    hoursUnit: (value) => `${value} h`,
    partOf: (group, line) => `${group}: ${line}`,
  },

  study: STUDY_EN,
};
