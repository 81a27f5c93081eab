// Percentiles and steady timing for the benchmarks. Times are milliseconds; a machine is noisy, so figures are
// compared only within one run.

export interface Spread {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly p999: number
  readonly max: number
  readonly samples: number
}

/** Nearest-rank percentiles. */
export function spread(times: readonly number[]): Spread {
  const sorted = Float64Array.from(times).sort()
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), p999: at(0.999), max: at(1), samples: sorted.length }
}

export function time(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

export async function timeAsync(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}
