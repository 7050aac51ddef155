/** English. Every decision that a process takes in a matter's life has its question here (a test holds them together). */
import type { StoryWords, TaskName } from "./story.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const TASKS: Readonly<Record<TaskName, string>> = {
  matter: "sees to it on the spot",
  rework: "does the work again",
  takeover: "takes it over from the grid member",
  communityMatter: "works on it for the community",
  verify: "checks on the spot whether it is done",
  check: "checks in the office whether it is done",
  affair: "an administrative affair",
  visit: "visits households",
  meeting: "a coordination meeting",
  patrol: "the minimum patrol",
  cooperate: "helps, as the other line asked",
  duplicate: "deals with a second record of it",
  intake: "takes the call and makes the record",
  enquiry: "answers a call",
  triage: "sorts it and sends it on",
  redispatch: "sends it on again",
  reminder: "deals with a reminder",
  centre: "sends it on, at the district centre",
  adjudicate: "rules whose it is",
  review: "looks whether it is theirs",
  work: "works on it",
  background: "work for other communities",
  property: "works on it, as property manager",
  counter: "counter service",
  emptyReport: "writes a report that no matter stands behind",
  training: "training",
  alarm: "looks after a false alarm of a sensor",
  petition: "answers a petition about it",
  summon: "comes because the subdistrict has whistled, and is to lead",
  attend: "comes because the subdistrict has whistled",
  accompany: "goes along on a visit",
};

const QUESTIONS: Readonly<Record<string, string>> = {
  "settles with neighbours after": "how soon neighbours settle it",
  "settles with neighbours": "do neighbours settle it among themselves?",
  "uses the app": "does the resident use the app rather than the hotline?",
  "call time": "how long the call takes",
  channel: "whom the resident tells",
  "community matter": "is it the community's?",
  "compound matter": "does it lie inside a compound?",
  "needs the other line": "does it need the other line?",
  "cross-boundary": "does it lie across boundaries of competence?",
  satisfied: "is the resident satisfied?",
  "check finds": "does the check find that it is not done?",
  gamed: "would its unit make its figures look better, under pressure enough?",
  "micro-grid head comes upon it after": "how soon a micro-grid head comes upon it",
  "inspected after": "how soon a third party looks",
  "under a lead": "do the owners work together under a lead?",
  "lead time": "how long the time without anybody at work lasts",
  "has lead time": "must it wait for outsiders or notice periods?",
  linked: "is the further record linked to the first?",
  "on the duty list": "is it on the duty list?",
  misjudged: "does the member try what is not hers?",
  "told to another net": "is a member of another net told?",
  "closes on paper": "how its figures are made to look better",
  "work on the spot": "how long the work on the spot takes",
  "community's work": "how long the community's work takes",
  "passes back": "does the unit pass it back?",
  "property manager's delay": "how long the property manager takes",
  "asks the property manager": "does the resident ask the property manager first?",
  "property manager's work": "how long the property manager's work takes",
  "check pushed onto the community": "is the check left to the community?",
  rates: "does the resident give a rating?",
  "re-emerges after": "how soon it shows again",
  "re-emerges": "does it show again, since it was not solved?",
  refuses: "does the unit refuse what is its own?",
  "complains again": "does the resident complain again?",
  "complains again after": "how soon the resident complains again",
  "public report after": "how soon a passer-by would report it",
  "request succeeds": "does the other line help at this try?",
  "review delay": "how long the unit takes to answer",
  "right unit": "is it sent to the right unit?",
  "checked by the office": "is it among those that the office has checked?",
  "self-handled": "is it within the member's authority and skill?",
  "send-back delay": "how long the send-back takes",
  "sensed after": "how soon a sensor tells",
  "within a sensor's reach": "is it within a sensor's reach?",
  "nobody's until ruled": "is it nobody's until the district centre rules?",
  "co-owned": "do two departments own it?",
  "petition silenced": "is the petition talked away?",
  "silent for": "how long the resident keeps it to himself",
  simple: "is it a simple one?",
  "small matter to the community": "does a small one fall to the community where there is no grid line?",
  "rating steered": "is the rating steered?",
  "tells after": "how soon the resident tells",
  "patrol threshold": "how much patrol it takes to find it",
  transit: "how long it is on its way between units",
  "triage time": "how long the sorting takes",
  "truly solved": "is it truly solved?",
  urgent: "is it urgent?",
  "vanishes after": "how soon it would vanish by itself",
  vanishes: "would it vanish by itself?",
  "speaks up": "does the resident tell anybody?",
  "complains about waiting after": "how soon the resident complains about waiting",
  "whistled for": "does the subdistrict whistle for the departments?",
  witness: "who comes upon it",
  "officer's work": "how long the officer's work takes",
  "silence worsens": "does it get worse while nobody is told?",
  "wrong unit": "to which wrong unit",
};

const signed = (hours: number): string => `${hours < 0 ? "" : "+"}${hours.toFixed(0)}`;
const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const STORY_EN: StoryWords = {
  clock: (day, weekday, time) =>
    `${day >= 0 ? `Day ${day + 1}` : plural(-day, "day before", "days before")}, ${WEEKDAYS[weekday]}, ${time}`,
  duration: (hours) => {
    if (hours < 1) return plural(Math.round(hours * 60), "minute", "minutes");
    if (hours < 48) return `${hours.toFixed(1)} hours`;
    return `${(hours / 24).toFixed(1)} days`;
  },
  matter: ({ id, category, grid, resident }) =>
    `Matter ${id}: ${category}, ${grid}, ${resident === null ? "a public matter" : `a need of ${resident}`}`,
  resident: (id) => `resident ${id}`,
  member: ({ id, isFullTime, grids }) => `Grid member ${id}, ${isFullTime ? "full-time" : "part-time"}, ${grids}`,
  grid: (community, grid) => `${community}, grid ${grid}`,
  units: (names) => names.join(" and "),
  who: (line, name) => {
    switch (line) {
      case "member":
        return `grid member ${name}`;
      case "community":
        return `community staff of ${name}`;
      case "department":
        return `an officer of ${name}`;
      case "counter":
        return `counter staff of ${name}`;
      case "volunteers":
        return "a volunteer";
      case "property":
        return "the property manager";
      case "office":
        return "the grid office";
      case "hotline":
        return "the hotline";
      default:
        return "the district centre";
    }
  },
  call: (name, told) => {
    switch (name) {
      case "born":
        return told.isNeed ? `a resident has a need (${told.category})` : `a public matter arises (${told.category})`;
      case "owners":
        return told.units === "" ? "it is nobody's until the district centre rules" : `it belongs to: ${told.units}`;
      case "recorded":
        return `recorded by: ${told.unit}${told.flag ? ", linked to the record before" : ""}`;
      case "deadline":
        return `to be closed by ${told.time}`;
      case "dispatched":
        return `sent to: ${told.unit}`;
      case "accepted":
        return `accepted by: ${told.unit}`;
      case "sentBack":
        return `sent back by: ${told.unit}`;
      case "passed":
        return `passed on to: ${told.unit}`;
      case "entered":
        return `state: ${told.state}`;
      case "cooperation":
        if (told.request === "asked") return "the other line is asked for help";
        return told.request === "failed" ? "the other line does not help at this try" : "the other line has helped";
      case "waited":
        return `its task was put aside for ${told.hours} while its member worked for the other line`;
      case "done":
        return `reported as done by: ${told.unit}${told.flag ? "" : " - in truth it is not solved"}`;
      case "checked":
        return told.flag ? "the check is passed" : "the check fails";
      case "closed":
        return "closed";
      case "reopened":
        return "opened again";
      case "asked":
        return "the resident is asked for a rating";
      case "rated":
        return told.flag ? "rated: satisfied" : "rated: not satisfied";
      case "settled":
        return "settled among neighbours, without a record";
      case "lapsed":
        return "gone by itself, or given up, unsolved";
      case "extended":
        return `its official deadline is put off to ${told.time}`;
      case "shelved":
        return "shelved: it counts in no official rate any more";
      default:
        return null;
    }
  },
  starts: (who, task, waited) => `${who} begins: ${task}${waited === null ? "" : ` (it waited for ${waited})`}`,
  ends: (who, task, took) => `${who} ends: ${task} (after ${took})`,
  task: (name) => TASKS[name],
  about: (task, matter) => `${task} - ${matter}`,
  patrols: "patrols",
  question: (decision) => QUESTIONS[decision] ?? decision,
  decides: (question, u, threshold, isTaken) => `${question} ${isTaken ? "yes" : "no"} (${u}, yes below ${threshold})`,
  draws: (question, u) => `${question}: drawn ${u}`,
  nothing: "nothing",
  sameUntil: "Under both alike:",
  thenUnder: (policy) => `From here on under ${policy}:`,
  stages: (list) =>
    `hours until the first closure under ${list[0].policy}: ${list.map(({ stage, hours }) => `${stage} ${signed(hours)}`).join(", ")}`,
  policy: (name) => `Under ${name}:`,
  explained: ({ policy, baseline, count, of }) =>
    `The ${plural(count, "matter", "matters")}, of ${of} that arose in the year of intake, whose time to be solved differs most between ${policy} and ${baseline} under the same luck.`,
  against: ({ first, second, firstPolicy, secondPolicy }) =>
    `solved after ${first} under ${firstPolicy}, after ${second} under ${secondPolicy}`,
  unsolved: "never (within the follow-up)",
  day: ({ day, weekday }) => `Day ${day + 1}, ${WEEKDAYS[weekday]}`,
};
