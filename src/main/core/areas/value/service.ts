// What other areas may ask of value; they import nothing else from this folder.
export { asOfDay, type AsOf } from './as-of.ts'
export { broughtOf, type Customer } from './customers.ts'
export { fitBuying, type FitBuying, type Fitted } from './fit.ts'
export { judgingOf, type Judging } from './judging.ts'
export { learnCuts } from './learned.ts'
export { ranksOf } from './rank.ts'
export { valueSettings } from './settings.ts'
export { valueSql, type Expression, type ValueSql } from './sql.ts'
