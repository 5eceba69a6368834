/**
 * Table 1 of Yotov, Piermartini, Monteiro and Larch (2016), An Advanced Guide to Trade Policy Analysis, on the bundled table of flows: the
 * figures as published, and where there are any as reckoned apart from Intertie with base R. Estimate and error; errors clustered by pair, times
 * sqrt(G/(G-1)). All are to be met within 0.0001.
 */
export interface ExpectedModel {
  readonly id: string;
  readonly estimator: 'ppml' | 'ols';
  readonly formula: string;
  readonly derive: readonly string[];
  readonly n: number;
  readonly clusters?: number;
  readonly r2?: number;
  /** Digits after the point to which R2 was published. */
  readonly r2Digits?: number;
  readonly coefficients: Readonly<Record<string, readonly [estimate: number, se: number]>>;
}

export const TOLERANCE = 0.0001;
export const CLUSTER = 'pair_id';
export const WHERE = 'year in (1986, 1990, 1994, 1998, 2002, 2006) and exporter != importer';

/** Size by exporter and by importer in a year, over all flows, also those within a country. */
const SIZES = [
  'y=sum(trade) by exporter^year',
  'e=sum(trade) by importer^year',
  'log_y=log(y)',
  'log_e=log(e)',
];
const REMOTENESS = [
  'total_e=max(sum(e) by exporter^year) by year',
  'total_y=max(sum(y) by importer^year) by year',
  'log_remoteness_exp=log(sum(dist*total_e/e) by exporter^year)',
  'log_remoteness_imp=log(sum(dist*total_y/y) by importer^year)',
];

export const TABLE_1: readonly ExpectedModel[] = [
  {
    id: 'ols',
    estimator: 'ols',
    formula: 'log(trade) ~ log(dist)+cntg+lang+clny+log_y+log_e',
    derive: SIZES,
    n: 25_689,
    r2: 0.7585251,
    r2Digits: 7,
    coefficients: {
      '(Intercept)': [-11.2831, 0.2958],
      'log(dist)': [-1.0016, 0.0273],
      cntg: [0.5738, 0.1847],
      lang: [0.8015, 0.0821],
      clny: [0.7349, 0.1442],
      log_y: [1.1902, 0.0095],
      log_e: [0.9076, 0.0099],
    },
  },
  {
    id: 'ols with remoteness',
    estimator: 'ols',
    formula: 'log(trade) ~ log(dist)+cntg+lang+clny+log_y+log_e+log_remoteness_exp+log_remoteness_imp',
    derive: [...SIZES, ...REMOTENESS],
    n: 25_689,
    r2: 0.765,
    r2Digits: 3,
    coefficients: {
      '(Intercept)': [-35.2185, 1.9859],
      'log(dist)': [-1.1848, 0.0313],
      cntg: [0.2466, 0.1769],
      lang: [0.7394, 0.0784],
      clny: [0.8425, 0.1502],
      log_y: [1.1643, 0.0095],
      log_e: [0.9026, 0.0099],
      log_remoteness_exp: [0.9718, 0.0682],
      log_remoteness_imp: [0.2737, 0.0598],
    },
  },
  {
    id: 'ols with effects',
    estimator: 'ols',
    formula: 'log(trade) ~ log(dist)+cntg+lang+clny | exporter^year + importer^year',
    derive: [],
    n: 25_689,
    clusters: 2339,
    r2: 0.8432,
    r2Digits: 4,
    coefficients: {
      'log(dist)': [-1.2155728, 0.0375542],
      cntg: [0.2231586, 0.199486],
      lang: [0.660912, 0.080737],
      clny: [0.6704512, 0.1469838],
    },
  },
  {
    id: 'ppml with effects',
    estimator: 'ppml',
    formula: 'trade ~ log(dist)+cntg+lang+clny | exporter^year + importer^year',
    derive: [],
    n: 28_152,
    clusters: 2346,
    coefficients: {
      'log(dist)': [-0.8409273, 0.0316575],
      cntg: [0.4374432, 0.0831598],
      lang: [0.2474765, 0.0765388],
      clny: [-0.2224899, 0.1162442],
    },
  },
];

/**
 * Table 3 of the same guide, the effects of trade agreements, by its columns with effects for pairs: flows within countries count too. As published, to
 * three digits after the point.
 */
export const TABLE_3: readonly {
  readonly column: string;
  readonly formula: string;
  readonly derive?: readonly string[];
  readonly coefficients: Readonly<Record<string, readonly [estimate: number, se: number]>>;
}[] = [
  {
    column: 'INTRA',
    formula: 'trade ~ rta + log(dist)+cntg+lang+clny | exporter^year + importer^year + intra',
    derive: ['intra=ifelse(exporter == importer, pair_id, 0)'],
    coefficients: { rta: [0.409, 0.069] },
  },
  {
    column: 'ENDG',
    formula: 'trade ~ rta | exporter^year + importer^year + pair_id',
    coefficients: { rta: [0.557, 0.102] },
  },
  {
    column: 'LEAD',
    formula: 'trade ~ rta + rta_lead4 | exporter^year + importer^year + pair_id',
    coefficients: { rta: [0.52, 0.086], rta_lead4: [0.077, 0.092] },
  },
  {
    column: 'PHSNG',
    formula: 'trade ~ rta + rta_lag4 + rta_lag8 + rta_lag12 | exporter^year + importer^year + pair_id',
    coefficients: {
      rta: [0.291, 0.089],
      rta_lag4: [0.414, 0.067],
      rta_lag8: [0.169, 0.043],
      rta_lag12: [0.119, 0.03],
    },
  },
];
