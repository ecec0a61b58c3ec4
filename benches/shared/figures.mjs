// Small sums over measurements.

/** The value below which so many per cent of the values lie. */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1);
  return Number(sorted[Math.max(0, at)].toFixed(2));
}

/** The n-th root of the product of n values. */
export function geometricMean(values) {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
