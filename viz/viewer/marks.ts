/** The shapes and colours of the map: what colour says, shape says again. */
import { ACTIVITIES, type Activity } from "../../engine/district/events.ts";
import { AT_COMMUNITY, OFF_DUTY, type PHASES, VACANT } from "../../engine/district/scene.ts";

export const SHAPES = ["ring", "square", "disc", "diamond", "triangle", "bar", "dot", "cross"] as const;
export type Shape = (typeof SHAPES)[number];

export interface Mark {
  readonly shape: Shape;
  /** CSS variable of the page, which has one value for light and one for dark paper. */
  readonly colour: string;
}

/** Matters by phase. */
export const PHASE_MARKS: Readonly<Record<(typeof PHASES)[number], Mark>> = {
  unrecorded: { shape: "ring", colour: "--muted" },
  waiting: { shape: "square", colour: "--wait" },
  working: { shape: "disc", colour: "--work" },
  checking: { shape: "diamond", colour: "--check" },
};

/** What members do, as the map tells it apart. */
export const DOINGS = ["patrol", "matters", "affairs", "visits", "other", "atCommunity", "offDuty", "vacant"] as const;
export type Doing = (typeof DOINGS)[number];

export const DOING_MARKS: Readonly<Record<Doing, Mark>> = {
  patrol: { shape: "disc", colour: "--patrol" },
  matters: { shape: "square", colour: "--work" },
  affairs: { shape: "triangle", colour: "--affairs" },
  visits: { shape: "diamond", colour: "--visits" },
  other: { shape: "bar", colour: "--muted" },
  atCommunity: { shape: "ring", colour: "--affairs" },
  offDuty: { shape: "dot", colour: "--muted" },
  vacant: { shape: "cross", colour: "--wait" },
};

const DOING_OF_ACTIVITY: Readonly<Partial<Record<Activity, Doing>>> = {
  patrol: "patrol",
  matters: "matters",
  verification: "matters",
  cooperation: "matters",
  duplicates: "matters",
  affairs: "affairs",
  visits: "visits",
};

/** Index into DOINGS, by what a scene says of a member. */
export const DOING_INDEX = Uint8Array.from({ length: VACANT + 1 }, (_, does) =>
  DOINGS.indexOf(
    does === OFF_DUTY
      ? "offDuty"
      : does === AT_COMMUNITY
        ? "atCommunity"
        : does === VACANT
          ? "vacant"
          : (DOING_OF_ACTIVITY[ACTIVITIES[does]] ?? "other"),
  ),
);

/** Adds a shape to a path. @param r half its width, px */
export function trace(path: CanvasPath, shape: Shape, x: number, y: number, r: number): void {
  switch (shape) {
    case "square":
      path.rect(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r);
      return;
    case "diamond":
      polygon(path, x, y, r, [0, -1.25, 1.05, 0, 0, 1.25, -1.05, 0]);
      return;
    case "triangle":
      polygon(path, x, y, r, [0, -1.2, 1.15, 0.9, -1.15, 0.9]);
      return;
    case "bar":
      path.rect(x - r, y - 0.4 * r, 2 * r, 0.8 * r);
      return;
    case "cross":
      polygon(
        path,
        x,
        y,
        r,
        [-1, -0.6, -0.6, -1, 0, -0.4, 0.6, -1, 1, -0.6, 0.4, 0, 1, 0.6, 0.6, 1, 0, 0.4, -0.6, 1, -1, 0.6, -0.4, 0],
      );
      return;
    case "dot":
      circle(path, x, y, 0.45 * r);
      return;
    case "ring":
      circle(path, x, y, r);
      // Drawn the other way round, so that the middle stays empty.
      path.moveTo(x + 0.55 * r, y);
      path.arc(x, y, 0.55 * r, 0, 2 * Math.PI, true);
      return;
    case "disc":
      circle(path, x, y, r);
  }
}

function circle(path: CanvasPath, x: number, y: number, r: number): void {
  path.moveTo(x + r, y);
  path.arc(x, y, r, 0, 2 * Math.PI);
}

function polygon(path: CanvasPath, x: number, y: number, r: number, points: readonly number[]): void {
  for (let i = 0; i < points.length; i += 2) {
    if (i === 0) path.moveTo(x + r * points[0], y + r * points[1]);
    else path.lineTo(x + r * points[i], y + r * points[i + 1]);
  }
  path.closePath();
}
