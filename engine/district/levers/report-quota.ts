import type { NumberLever } from "./lever.ts";

export const reportQuota: NumberLever = {
  kind: "number",
  name: "reportQuota",
  group: "assessment",
  label: { en: "quota of reports", zh: "上报指标" },
  explain: { en: "Reports a month that each grid is asked for; 0 for none.", zh: "每网格每月上报任务数，0 为无指标。" },
  unit: "reports/month",
  min: 0,
  max: 200,
  statusQuo: 0,
  source: "docs/domain.md 11 (Jiangmen's quotas)",
  enact(world, value) {
    if (world.policy.reportQuota === value) return;
    world.policy.reportQuota = value;
    world.quotaSince = world.now;
  },
};
