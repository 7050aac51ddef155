/** Kinds of event. Simultaneous ones happen by Priority, then first scheduled first. */
export const Event = {
  /** The next matter of the exogenous list arises. */
  birth: 0,
  /** The next administrative affair is issued. */
  affairIssued: 1,
  affairDue: 2,
  /** A resident who saw a public matter reports it, be it latent or open. */
  publicReport: 3,
  vanish: 4,
  told: 5,
  neighboursSettle: 6,
  silenceEnds: 7,
  /** A complaint about waiting. */
  complaint: 8,
  /** A complaint after closing. */
  repeat: 9,
  reemerge: 10,
  patrolFinds: 11,
  valve: 12,
  /** A unit looks at what was dispatched to it. */
  review: 13,
  sendBack: 14,
  leadEnds: 15,
  transitEnds: 16,
  requestAgain: 17,
  verifyTimeout: 18,
  deadline: 19,
  background: 20,
  enquiry: 21,
  propertyDelay: 22,
  day: 23,
  hired: 24,
  taskEnds: 25,
  serverWakes: 26,
  /** A sensor tells of a public matter. */
  sensed: 27,
  /** A micro-grid head tells of a public matter, or hears of a silent need. */
  headTells: 28,
  headHears: 29,
  /** A deadline draws near. */
  reminder: 30,
  /** A third party checks. */
  inspection: 31,
} as const;

/** Priorities: the world first, then what ends, then the day's accounts, then who starts. */
export const Priority = { world: 0, timer: 1, end: 2, day: 3, wake: 4 } as const;

/** Kinds of task; each has its handler, its activity in the accounts and the lines that do it. */
export const Task = {
  matter: 0,
  rework: 1,
  takeover: 2,
  communityMatter: 3,
  verify: 4,
  check: 5,
  affair: 6,
  visit: 7,
  meeting: 8,
  patrol: 9,
  cooperate: 10,
  duplicate: 11,
  intake: 12,
  enquiry: 13,
  triage: 14,
  redispatch: 15,
  reminder: 16,
  centre: 17,
  adjudicate: 18,
  review: 19,
  work: 20,
  background: 21,
  property: 22,
  counter: 23,
  emptyReport: 24,
  training: 25,
  alarm: 26,
  petition: 27,
  /** A unit that is to lead comes because the subdistrict has whistled for it; another one comes too. */
  summon: 28,
  attend: 29,
  /** Community staff go on a visit with a member. */
  accompany: 30,
} as const;
export const TASK_KINDS = Object.keys(Task).length;

/** Activities by which hours are reported. */
export const ACTIVITIES = [
  "matters",
  "verification",
  "affairs",
  "visits",
  "meetings",
  "patrol",
  "cooperation",
  "duplicates",
  "intake",
  "enquiries",
  "dispatch",
  "background",
  "counter",
  "reports",
  "training",
  "petitions",
  "organising",
  "idle",
] as const;
export type Activity = (typeof ACTIVITIES)[number];
const activity = (name: Activity): number => ACTIVITIES.indexOf(name);
export const PATROL = activity("patrol");
export const ORGANISING = activity("organising");
export const IDLE = activity("idle");
export const AFFAIRS = activity("affairs");
export const BACKGROUND = activity("background");

/** Under which activity the hours of each kind of task count. */
const ACTIVITY_BY_TASK: Readonly<Record<keyof typeof Task, Activity>> = {
  matter: "matters",
  rework: "matters",
  takeover: "matters",
  communityMatter: "matters",
  verify: "verification",
  check: "verification",
  affair: "affairs",
  visit: "visits",
  meeting: "meetings",
  patrol: "patrol",
  cooperate: "cooperation",
  duplicate: "duplicates",
  intake: "intake",
  enquiry: "enquiries",
  triage: "dispatch",
  redispatch: "dispatch",
  reminder: "duplicates",
  centre: "dispatch",
  adjudicate: "dispatch",
  review: "matters",
  work: "matters",
  background: "background",
  property: "matters",
  counter: "counter",
  emptyReport: "reports",
  training: "training",
  alarm: "verification",
  petition: "petitions",
  summon: "meetings",
  attend: "meetings",
  accompany: "visits",
};

/** The same by the number of the kind. */
export const ACTIVITY_OF_TASK = new Uint8Array(TASK_KINDS);
for (const [name, kind] of Object.entries(Task)) {
  ACTIVITY_OF_TASK[kind] = activity(ACTIVITY_BY_TASK[name as keyof typeof Task]);
}

/** 1 for the kinds of task whose subject is a matter (or -1). */
export const TASK_CONCERNS_MATTER = new Uint8Array(TASK_KINDS).fill(1);
for (const kind of [
  Task.affair,
  Task.visit,
  Task.meeting,
  Task.patrol,
  Task.background,
  Task.counter,
  Task.emptyReport,
  Task.training,
  Task.alarm,
  Task.accompany,
]) {
  TASK_CONCERNS_MATTER[kind] = 0;
}

/** Lines whose hours are told apart. */
export const LINES = [
  "member",
  "community",
  "counter",
  "office",
  "hotline",
  "centre",
  "department",
  "property",
  "volunteers",
  "organisations",
] as const;
export const MEMBER_LINE = 0;
export const COMMUNITY_LINE = 1;
export const COUNTER_LINE = 2;
export const OFFICE_LINE = 3;
export const HOTLINE_LINE = 4;
export const CENTRE_LINE = 5;
export const DEPARTMENT_LINE = 6;
export const PROPERTY_LINE = 7;
export const VOLUNTEER_LINE = 8;
export const ORGANISATION_LINE = 9;

/** What a free server of each line does: patrol, organise, or nothing. */
export const FREE_ACTIVITY = Uint8Array.of(
  PATROL,
  ORGANISING,
  IDLE,
  IDLE,
  IDLE,
  IDLE,
  IDLE,
  IDLE,
  ORGANISING,
  ORGANISING,
);

/** Classes of a grid member's tasks, served in this order. */
export const MemberClass = {
  urgent: 0,
  pressing: 1,
  matter: 2,
  verification: 3,
  patrol: 4,
  affair: 5,
  visit: 6,
} as const;
export const MEMBER_CLASSES = 7;
/** Classes of community staff's tasks. */
export const CommunityClass = { urgent: 0, pressing: 1, request: 2, matter: 3, affair: 4, duty: 5 } as const;
export const COMMUNITY_CLASSES = 6;
/** Classes of the offices: first records, then reminders and repeats, or they choke the dispatcher; then checks. */
export const OfficeClass = { first: 0, again: 1, check: 2 } as const;
export const OFFICE_CLASSES = 3;
/** Classes of the departments. */
export const DepartmentClass = { review: 0, urgent: 1, work: 2, background: 2 } as const;
export const DEPARTMENT_CLASSES = 3;
