import { describe, expect, test } from "vitest";
import {
  chiSquareQuantile,
  fQuantile,
  logGamma,
  normalCdf,
  normalQuantile,
  regularizedBeta,
  regularizedGammaP,
  studentTCdf,
  studentTQuantile,
} from "../../../engine/kernel/math/special.ts";

/**
 * Reference values: the functions below evaluated at 40 digits (mpmath 1.3: loggamma, gammainc, betainc, ncdf; quantiles by
 * root finding on those), started from and compared with scipy 1.17 (gammaln, gammainc, betainc, norm, t, chi2, f).
 * Each row: arguments, then the value.
 */
const CASES: readonly { name: string; of: (...x: number[]) => number; rows: readonly (readonly number[])[] }[] = [
  // log Gamma(x)
  {
    name: "logGamma",
    of: logGamma,
    rows: [
      [1e-10, 23.025850929882736],
      [0.1, 2.252712651734206],
      [0.4999, 0.5725613186041184],
      [0.5, 0.5723649429247001],
      [0.9, 0.06637623973474295],
      [0.999999, 5.772164873855652e-7],
      [1.000001, -5.772148423874147e-7],
      [1.25, -0.09827183642181316],
      [1.5, -0.12078223763524522],
      [1.9999, -4.227520877215346e-5],
      [2.0001, 4.2281658112919945e-5],
      [2.3, 0.15418945495963046],
      [2.7, 0.4348205536551047],
      [3.5, 1.2009736023470743],
      [7.25, 7.0521854507385395],
      [9.999, 12.799575780077413],
      [10, 12.801827480081469],
      [33.3, 82.60372358165495],
      [171.5, 709.1431630309282],
      [10000, 82099.71749644238],
      [100000000, 1742068066.1038346],
    ],
  },
  // P(a, x)
  {
    name: "regularizedGammaP",
    of: regularizedGammaP,
    rows: [
      [0.5, 0.01, 0.1124629160182849],
      [0.5, 1.4, 0.9057356931587897],
      [0.5, 8, 0.9999366575163338],
      [1, 1, 0.6321205588285577],
      [3.3, 0.001, 1.4205656408213888e-11],
      [3.3, 4.4, 0.7670160291047358],
      [20, 5, 3.45213582091446e-7],
      [20, 40, 0.9998236971022614],
      [150, 140, 0.20954362391860706],
      [150, 170, 0.9443655686898067],
      [1000, 900, 0.0005499022657117829],
      [100000, 100100, 0.6244451307044055],
    ],
  },
  // I_x(a, b)
  {
    name: "regularizedBeta",
    of: regularizedBeta,
    rows: [
      [0.1, 0.5, 0.5, 0.20483276469913345],
      [0.9, 2, 3, 0.9963],
      [1e-6, 0.5, 4, 0.0021874978125013124],
      [0.3, 30, 70, 0.5116251045586091],
      [0.01, 30, 70, 1.0513087426709775e-35],
      [0.6, 8, 0.5, 0.004854886040450308],
      [0.999, 400, 0.5, 0.3711232053194709],
      [0.25, 1, 1, 0.25],
      [0.5, 300, 310, 0.6573251825149163],
    ],
  },
  // P(Z <= x)
  {
    name: "normalCdf",
    of: normalCdf,
    rows: [
      [-37, 5.725571222524577e-300],
      [-20, 2.7536241186062337e-89],
      [-8.5, 9.479534822203318e-18],
      [-3, 0.0013498980316300946],
      [-1.5, 0.06680720126885807],
      [-0.7, 0.24196365222307303],
      [-1e-5, 0.49999601057719606],
      [0, 0.5],
      [0.3, 0.6179114221889527],
      [1, 0.8413447460685429],
      [1.96, 0.9750021048517795],
      [5, 0.9999997133484281],
    ],
  },
  // P(Z <= z) = p
  {
    name: "normalQuantile",
    of: normalQuantile,
    rows: [
      [1e-300, -37.0470962993612],
      [1e-100, -21.273453560965326],
      [1e-20, -9.262340089798407],
      [1e-10, -6.361340902404057],
      [1e-5, -4.264890793922825],
      [0.001, -3.0902323061678136],
      [0.01, -2.326347874040841],
      [0.025, -1.9599639845400543],
      [0.05, -1.6448536269514726],
      [0.07, -1.4757910281791706],
      [0.075, -1.439531470938456],
      [0.1, -1.2815515655446004],
      [0.25, -0.6744897501960817],
      [0.4, -0.2533471031357997],
      [0.4999999, -2.5066282747031063e-7],
      [0.6, 0.2533471031357997],
      [0.9, 1.2815515655446006],
      [0.975, 1.9599639845400538],
      [0.999, 3.090232306167813],
      [0.9999999, 5.199337582290661],
    ],
  },
  // P(T <= t), df
  {
    name: "studentTCdf",
    of: studentTCdf,
    rows: [
      [-1, 1, 0.25],
      [-2.5, 3, 0.04385332350403277],
      [-40, 3, 1.7190340394579263e-5],
      [-0.0001, 7, 0.4999615008549901],
      [0.5, 2.5, 0.6711510400651427],
      [2.228, 10, 0.9749941140914443],
      [-6, 29, 7.963954213087333e-7],
      [-10, 199, 1.2335936302591453e-19],
      [-3, 1000000, 0.0013499312707108985],
      [-38, 5, 1.1888823125820124e-7],
    ],
  },
  // P(T <= t) = p, df
  {
    name: "studentTQuantile",
    of: studentTQuantile,
    rows: [
      [0.975, 1, 12.706204736174694],
      [0.975, 2, 4.302652729749462],
      [0.975, 3, 3.1824463052837086],
      [0.975, 9, 2.262157162798205],
      [0.975, 19, 2.093024054408309],
      [0.995, 39, 2.7079131835176615],
      [0.9995, 4, 8.610301581379522],
      [0.99, 159, 2.350029098253578],
      [0.975, 999, 1.9623414611334495],
      [0.6, 5, 0.26718086570414507],
      [0.500001, 4, 2.666666666747299e-6],
      [0.3, 0.7, -0.8354411557069624],
      [1e-10, 3, -2225.7692846830932],
      [1e-10, 30, -9.377489780407144],
      [1e-20, 2.5, -87654378.8227999],
      [1e-5, 1000000, -4.264911254069659],
      [0.9999999, 12, 10.551069260851452],
      [0.25, 1, -1],
    ],
  },
  // P(X <= x) = p, df
  {
    name: "chiSquareQuantile",
    of: chiSquareQuantile,
    rows: [
      [0.025, 1, 0.000982069117175256],
      [0.975, 1, 5.023886187314887],
      [0.5, 2, 1.3862943611198906],
      [1e-8, 3, 1.1223330973050008e-5],
      [0.95, 3, 7.814727903251178],
      [0.05, 10, 3.94029913611906],
      [0.999, 10, 29.588298445074418],
      [0.025, 99, 73.36108019128366],
      [0.975, 99, 128.4219886438403],
      [0.99999, 7, 35.25853642149138],
      [0.5, 1000, 999.333412403381],
    ],
  },
  // P(F <= x) = p, df1, df2
  {
    name: "fQuantile",
    of: fQuantile,
    rows: [
      [0.95, 3, 16, 3.2388715174535845],
      [0.05, 3, 16, 0.11504453134698994],
      [0.999, 1, 5, 47.18077921641326],
      [0.5, 10, 10, 1],
      [0.975, 40, 60, 1.744046427613316],
      [0.01, 2, 200, 0.010050840916675323],
      [1e-6, 5, 7, 0.002152087587549913],
      [0.9999, 20, 4, 147.52275003400274],
    ],
  },
];

function relativeError(value: number, truth: number): number {
  return value === truth ? 0 : Math.abs(value - truth) / Math.abs(truth);
}

describe.each(CASES)("$name", ({ name, of, rows }) => {
  const bound = name === "normalQuantile" ? 1e-15 : 1e-13;
  test.each(rows)("%d %d %d %d", (...row) => {
    expect(relativeError(of(...row.slice(0, -1)), row.at(-1)!)).toBeLessThan(bound);
  });
});

describe("borders", () => {
  test("quantiles at 0 and 1 are the ends of the support", () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect([studentTQuantile(0, 5), studentTQuantile(1, 5)]).toEqual([-Infinity, Infinity]);
    expect([chiSquareQuantile(0, 5), chiSquareQuantile(1, 5)]).toEqual([0, Infinity]);
    expect([fQuantile(0, 2, 5), fQuantile(1, 2, 5)]).toEqual([0, Infinity]);
  });

  test("outside the domain the answer is NaN", () => {
    const outside = [
      normalQuantile(-0.1),
      normalQuantile(1.1),
      normalQuantile(NaN),
      normalCdf(NaN),
      studentTQuantile(0.5, 0),
      studentTQuantile(2, 5),
      studentTCdf(1, -1),
      chiSquareQuantile(-0.1, 3),
      chiSquareQuantile(0.5, NaN),
      fQuantile(0.5, 0, 3),
      regularizedBeta(1.1, 1, 1),
      regularizedGammaP(0, 1),
      logGamma(-1),
    ];
    for (const value of outside) expect(value).toBeNaN();
  });

  test("distribution functions at the ends", () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
    expect([studentTCdf(-Infinity, 3), studentTCdf(0, 3), studentTCdf(Infinity, 3)]).toEqual([0, 0.5, 1]);
    expect([regularizedBeta(0, 2, 3), regularizedBeta(1, 2, 3)]).toEqual([0, 1]);
    expect([regularizedGammaP(2, 0), regularizedGammaP(2, Infinity)]).toEqual([0, 1]);
  });

  test("a t with infinite degrees of freedom is the normal", () => {
    expect(studentTQuantile(0.975, Infinity)).toBe(normalQuantile(0.975));
    expect(studentTCdf(-2, Infinity)).toBe(normalCdf(-2));
  });
});

describe("pieces meet", () => {
  test("the normal quantile rises through the seams of its three ranges", () => {
    for (const seam of [0.075, 0.925, Math.exp(-25), 1 - Math.exp(-25)]) {
      const around = [-1e-12, -1e-13, 0, 1e-13, 1e-12].map((step) => normalQuantile(seam * (1 + step)));
      for (let i = 1; i < around.length; i++) expect(around[i]).toBeGreaterThanOrEqual(around[i - 1]);
    }
  });

  test("log Gamma satisfies its recurrence across its pieces", () => {
    for (let x = 0.05; x < 20; x += 0.0625) {
      expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-14 * Math.max(1, logGamma(x + 1)));
    }
  });
});
