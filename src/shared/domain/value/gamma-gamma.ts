// Gamma-Gamma: what a customer spends on a day they buy. Amounts vary around a mean of their own (gamma: p), and the means differ from
// customer to customer (gamma: q, gamma), whatever their rhythm.
// Source: Fader and Hardie 2013, "The Gamma-Gamma Model of Monetary Value" (note 25), equations (1a), (5).
import type { Buying } from './buying.ts'
import { findMaximum, type Slope } from './maximum.ts'
import { digamma, lnGamma } from './special-functions.ts'

/** `gamma` in the unit of the amounts it was fitted on. */
export interface GammaGamma {
  readonly p: number
  readonly q: number
  readonly gamma: number
}

export interface GammaGammaFit extends GammaGamma {
  readonly logLikelihood: number
  /** Customers who came again: only they are asked. */
  readonly customers: number
}

type Spender = Pick<Buying, 'repeats' | 'mean'>

/** By maximum likelihood over those who came again. Null where fewer than two did, or the likelihood has no peak. */
export function fitGammaGamma(customers: readonly Spender[]): GammaGammaFit | null {
  const spenders = customers.filter(({ repeats, mean }) => repeats > 0 && mean > 0)
  if (spenders.length < 2) return null
  // Fitted in units of the overall mean, so that cents and yen begin equally near to their answer.
  const unit = spenders.reduce((sum, { mean }) => sum + mean, 0) / spenders.length
  const scaled = spenders.map(({ repeats, mean }) => ({ repeats, mean: mean / unit }))
  const found = findMaximum(([p = 1, q = 1, gamma = 1]) => slopeOf(scaled, { p, q, gamma }), { from: [2, 2, 1] })
  if (found === null) return null
  const [p = 1, q = 1, gamma = 1] = found.at
  // The density of an amount in its own unit is that of the scaled one divided by the unit.
  const logLikelihood = found.value - spenders.length * Math.log(unit)
  return { p, q, gamma: gamma * unit, logLikelihood, customers: spenders.length }
}

function slopeOf(spenders: readonly Spender[], { p, q, gamma }: GammaGamma): Slope {
  let value = 0
  const gradient: [number, number, number] = [0, 0, 0]
  const known = new Map<number, { readonly ln: number; readonly dp: number; readonly dq: number }>()
  const [lnGammaQ, digammaQ, lnOfGamma] = [lnGamma(q), digamma(q), Math.log(gamma)]
  for (const { repeats: x, mean } of spenders) {
    let same = known.get(x)
    if (same === undefined) {
      const dq = digamma(p * x + q)
      same = { ln: lnGamma(p * x + q) - lnGamma(p * x) - lnGammaQ, dp: dq - digamma(p * x), dq: dq - digammaQ }
      known.set(x, same)
    }
    const [lnMean, lnX, lnAll] = [Math.log(mean), Math.log(x), Math.log(gamma + mean * x)]
    value += same.ln + q * lnOfGamma + (p * x - 1) * lnMean + p * x * lnX - (p * x + q) * lnAll
    gradient[0] += x * (same.dp + lnMean + lnX - lnAll)
    gradient[1] += same.dq + lnOfGamma - lnAll
    gradient[2] += q / gamma - (p * x + q) / (gamma + mean * x)
  }
  return { value, gradient }
}

/**
 * What somebody will spend on a day they buy, (5): between their own mean and everybody's, nearer to their own the more often they came.
 * Null where the model has no mean (q at most 1) and they never came again.
 */
export function expectedSpend({ p, q, gamma }: GammaGamma, { repeats: x, mean }: Spender): number | null {
  const weight = p * x + q - 1
  return weight > 0 ? (p * (gamma + x * mean)) / weight : null
}
