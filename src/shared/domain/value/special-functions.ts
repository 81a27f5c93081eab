// The three functions of mathematics that models of buying need and JavaScript lacks.

/** Lanczos coefficients for g = 7, n = 9 (Godfrey 2001); relative error below 1e-14 for z > 0. */
const G = 7
const LANCZOS = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_59, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6,
  1.505_632_735_149_311_6e-7,
] as const

const HALF_LN_TWO_PI = 0.918_938_533_204_672_8

/** Natural logarithm of the gamma function. @param z above 0; anything else is NaN */
export function lnGamma(z: number): number {
  if (!(z > 0)) return Number.NaN
  // Reflection keeps the precision where the series would lose it.
  if (z < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * z)) - lnGamma(1 - z)
  const x = z - 1
  let sum: number = LANCZOS[0]
  for (let i = 1; i < LANCZOS.length; i += 1) sum += (LANCZOS[i] ?? 0) / (x + i)
  const t = x + G + 0.5
  return HALF_LN_TWO_PI + (x + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** Where the asymptotic series of digamma is exact to the last digits. */
const FAR = 10

/** Derivative of `lnGamma` (Abramowitz and Stegun 6.3.5, 6.3.18). @param z above 0; anything else is NaN */
export function digamma(z: number): number {
  if (!(z > 0)) return Number.NaN
  let at = z
  let sum = 0
  while (at < FAR) {
    sum -= 1 / at
    at += 1
  }
  const w = 1 / (at * at)
  const tail =
    w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w * (1 / 132 - w * (691 / 32_760 - w / 12))))))
  return sum + Math.log(at) - 0.5 / at - tail
}

const MOST_TERMS = 200_000
const SMALL = 1e-15

/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z) by its series, which converges for |z| < 1 and is quick where z is not close
 * to 1 (Abramowitz and Stegun 15.1.1). NaN outside, where c is a whole number of 0 or less, and where it does not converge.
 */
export function hyp2f1(a: number, b: number, c: number, z: number): number {
  if (!(Math.abs(z) < 1) || (c <= 0 && Number.isInteger(c))) return Number.NaN
  let term = 1
  let sum = 1
  for (let n = 0; n < MOST_TERMS; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    sum += term
    if (Math.abs(term) <= SMALL * Math.abs(sum)) return sum
  }
  return Number.NaN
}
