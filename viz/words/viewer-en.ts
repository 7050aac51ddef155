/** The viewer in English. */
import type { ViewerWords } from "./viewer.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const UNITS: Readonly<Record<string, string>> = {
  grid: "Grid member",
  community: "Community",
  property: "Property manager",
  volunteers: "Volunteers",
  enforcement: "Enforcement",
  cityManagement: "City mgmt",
  housing: "Housing",
  waterEcology: "Water, ecology",
  market: "Market",
  civilAffairs: "Civil affairs",
  police: "Police",
  utilities: "Utilities",
  office: "Grid office",
  hotline: "Hotline",
  districtCentre: "District centre",
};

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const VIEWER_EN: ViewerWords = {
  title: "gridgov viewer",
  banner: "Simulated; not a forecast for the real place.",
  skip: "Skip to the simulation",
  language: "Language",
  theme: { label: "Paper", auto: "as the system", light: "light", dark: "dark" },
  tabs: { watch: "Watch", compare: "Compare", explore: "Explore", run: "Stored run" },
  tabsLabel: "What to see",

  scenario: {
    heading: "Scenario",
    study: "Study",
    baseline: "Baseline",
    policy: "Compared with it",
    levers: "Levers",
    leversOf: "Levers of",
    factors: "Factors of the district",
    factorsLead: "What is uncertain about the place. It holds for both policies.",
    seed: "Seed",
    replication: "World",
    replicationHint: "Number of the replication that is watched; both policies meet the same world.",
    planned: "Replications planned",
    reset: "Reset",
    changed: (count) => (count === 0 ? "as in the study" : plural(count, "lever changed", "levers changed")),
    startedAt: (value) => `was ${value}`,
    save: "Save as file",
    open: "Open files",
    share: "Copy link",
    shared: "The address of this page now holds the scenario, and was copied.",
    sharedTooLong:
      "The address of this page now holds the scenario. It could not be copied: take it from the address bar.",
    saved: "Saved. The command line runs it to the same results:",
    problems: "This cannot be run:",
    unreadable: "The address holds no scenario that can be read:",
    opened: "Opened:",
    fileHint: "A study or scenario, with the policies and districts that it names.",
    command: "gridgov compare",
    facts: ({ communities, grids }) =>
      `${plural(communities, "community", "communities")}, ${plural(grids, "grid", "grids")}`,
  },

  watch: {
    lead: "One simulated world under both policies, side by side, from the day on which they are enacted.",
    play: "Play",
    pause: "Pause",
    restart: "From the start",
    stepHour: "Step an hour",
    stepDay: "Step a day",
    toEnd: "To the end",
    speed: "Speed",
    speeds: {
      hour: "1 hour a second",
      quarter: "6 hours a second",
      day: "1 day a second",
      week: "1 week a second",
      month: "4 weeks a second",
    },
    building: "Building the world …",
    burningIn: (share) => `Running in under the baseline: ${share} %`,
    clock: (day, weekday, time) =>
      `${day >= 0 ? `Day ${day + 1}` : plural(-day, "day before", "days before")}, ${WEEKDAYS[weekday]}, ${time}`,
    ended: "The replication has ended: see Explore.",
    followUp: "Intake has ended; what arose is followed up.",
    legendMatters: "Matters",
    legendMembers: "Grid members",
    legendMoves: "In motion",
    phase: { unrecorded: "not recorded", waiting: "waiting", working: "being worked on", checking: "being checked" },
    doing: {
      patrol: "patrol",
      matters: "matters",
      affairs: "administrative affairs",
      visits: "visits",
      other: "meetings, reports, training",
      atCommunity: "at work for the community",
      offDuty: "off duty",
      vacant: "post vacant, covered",
    },
    partTime: "part-time: a hole in the mark",
    late: "frame: something is overdue",
    inQueue: (tasks) => `${tasks} in the queue`,
    shade: "shade: recorded matters in the grid",
    moves: { arises: "arises", goes: "recorded or handed over", back: "sent back", closes: "closed" },
    mapLabel: (policy, communities, grids) =>
      `Schematic map under ${policy}: ${plural(communities, "community", "communities")}, ${plural(grids, "grid", "grids")}, and the units above them. The figures below say the same.`,
    mapNote: "Schematic, not geographic: numbered places of a simulated district.",
    now: (p) =>
      `${p.open} recorded matters open (${p.waiting} waiting, ${p.working} being worked on, ${p.checking} being checked), ${p.overdue} of them overdue; ${p.unrecorded} not recorded`,
    counts: { arisen: "arisen", recorded: "recorded", open: "open", overdue: "overdue", closed: "closed" },
    trend: "Recorded matters open, day by day",
    trendLabel: (parts) =>
      `Recorded matters open by day. Now: ${parts.map(({ policy, value }) => `${policy} ${value}`).join("; ")}.`,
    days: "days",
    lost: "The simulation was lost:",
  },

  look: {
    heading: "Look closer",
    hint: "Click a grid or a unit on a map, or choose it here.",
    place: "Place",
    nothing: "nothing chosen",
    grid: (community, grid) => `${community}, grid ${grid}`,
    matter: "Matter no.",
    resident: "Resident no.",
    find: "Show",
    follow: "Follow",
    close: "Close",
    noMatter: "No such matter has arisen yet.",
    noResident: "There is no such resident.",
    member: ({ id, isFullTime, fatigue, knowledge }) =>
      `Grid member ${id}, ${isFullTime ? "full-time" : "part-time"}; local knowledge ${knowledge}, fatigue ${fatigue} of 100`,
    noMember: "Nobody answers for this grid.",
    residentFacts: ({ isFloating, trust, satisfaction }) =>
      `${isFloating ? "Floating" : "Registered"} resident; trust ${trust}, satisfaction ${satisfaction} of 100`,
    mattersHere: "Unsettled matters here",
    itsMatters: "Matters of this resident",
    story: "Story",
    storyCut: "Earlier steps are no longer kept.",
    more: (count) => `and ${count} more`,
    none: "none",
    desk: ({ waiting, atWork, servers }) =>
      `${plural(waiting, "task waits", "tasks wait")}; ${atWork} of ${plural(servers, "person", "people")} at work`,
    standing: [
      "not arisen",
      "not recorded",
      "on its way to be told",
      "kept silent",
      "open",
      "closed",
      "gone without a record",
    ],
    publicMatter: "public matter",
    residentLink: (id) => `resident ${id}`,
    matterLink: (id) => `matter ${id}`,
    due: "due",
    step: (call, { unit, state, flag, lead }) => {
      switch (call) {
        case "born":
          return "Arises";
        case "owners":
          return `Belongs to: ${lead}`;
        case "recorded":
          return `Recorded by: ${unit}${flag ? " (linked to the record before)" : ""}`;
        case "dispatched":
          return `Sent to: ${unit}`;
        case "accepted":
          return `Accepted by: ${unit}`;
        case "sentBack":
          return `Sent back by: ${unit}`;
        case "passed":
          return `Passed on to: ${unit}`;
        case "entered":
          return `Now ${state}`;
        case "cooperation":
          return "Asks the other line for help";
        case "done":
          return `${unit}: reported as done${flag ? "" : ", though it is not solved"}`;
        case "checked":
          return flag ? "Check passed" : "Check failed";
        case "closed":
          return "Closed";
        case "reopened":
          return "Opened again";
        case "asked":
          return "The resident is asked for a rating";
        case "rated":
          return flag ? "The resident is satisfied" : "The resident is not satisfied";
        case "settled":
          return "Settled among neighbours";
        case "lapsed":
          return "Vanishes or is given up, unsolved";
        case "extended":
          return "Deadline put off";
        case "shelved":
          return "Put on the shelf";
        default:
          return null;
      }
    },
  },

  compare: {
    lead: "One world is an anecdote. The comparison takes many worlds, the same for every policy, and says what can be told apart.",
    which: "Policies",
    these: "the two above",
    all: (count) => `all ${count} of the study, as it is`,
    run: (count) => `Run ${plural(count, "replication", "replications")}`,
    verdicts: "Verdicts",
    once: "once, after all replications",
    looks: (looks) => `at ${looks.join(", ")} replications, until all are settled`,
    precision: (share) => `once means are known to ${share} %`,
    runUpTo: (count) => `Run up to ${plural(count, "replication", "replications")}`,
    settled: (done) => `Settled at ${plural(done, "replication", "replications")}: nothing more is needed.`,
    stop: "Stop",
    progress: (done, planned) => `${done} of ${planned} replications`,
    exploratory: "Exploratory: the verdicts are taken at the planned number of replications, not before.",
    stopped: "Stopped before the planned number: no verdict is taken.",
    finished: "All planned replications are done.",
    hash: "Result hash",
    hashHint: "The command line prints the same hash for the same scenario.",
    report: "Open the full report",
    nothing: "There is one policy only: nothing to compare.",
    failed: (count) => plural(count, "run failed", "runs failed"),
  },

  explore: {
    lead: "Every matter of the watched world. Choose bars in one chart and the others follow.",
    notYet: "First let the replication end.",
    measure: "Show",
    measures: {
      arisen: "matters that arose",
      solvedWithin7: "solved within 7 days",
      promiseKept: "solved and closed by the deadline",
      unbrokenChain: "handled without a break",
      hoursToClose: "time from record to closure, median",
    },
    units: {
      arisen: "matters",
      solvedWithin7: "per 100",
      promiseKept: "per 100",
      unbrokenChain: "per 100",
      hoursToClose: "hours",
    },
    dimensions: { community: "Community", category: "Category", group: "Whose", week: "Week" },
    groups: ["registered residents", "floating residents", "public matters"],
    clear: "Clear all filters",
    all: "all",
    kept: (parts) => (parts.length === 0 ? "All matters." : `Kept: ${parts.join("; ")}.`),
    week: (n) => `week ${n}`,
    weeks: (from, to) => `weeks ${from} to ${to}`,
    from: "from week",
    to: "to week",
    solved: "Share solved since a matter arose",
    solvedX: "hours",
    totals: "What the filters leave",
    one: "One world only: what stands here describes, it does not prove. See Compare.",
  },

  run: {
    lead: "The results of a run directory, as the command line stored them.",
    open: "Open a run",
    openHint:
      "Choose manifest.json and comparison.json of its directory, or start the viewer with it: gridgov view results/main",
    notARun: "These are not the files of a complete run: manifest.json and comparison.json are needed.",
    otherModel: "This run was made by another version of the model; what is watched here may differ from it.",
    sameModel:
      "Made by the same version of the model: its worlds can be watched and explored here, with the same results.",
    use: "Watch and explore its worlds",
    incomplete: "The run is not complete.",
  },

  about: {
    heading: "About this page",
    text: "The engine runs in this page, with the same numbers as on the command line. Nothing leaves this machine.",
    frames: ({ script, rate }) =>
      `Last second: ${script} ms of script a frame (95th percentile), ${rate} frames a second.`,
    version: (version, model) => `gridgov ${version}, model ${model}`,
  },

  unit: (name) => UNITS[name] ?? name,
};
