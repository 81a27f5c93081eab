// The files that the benchmarks bring in: customers with every field a shop writes down, and the sales of a till.
import { createDice } from '../../src/main/core/sample/dice.ts'

const GIVEN = ['Ada', 'Bela', 'Clara', 'Dina', 'Emil', 'Farid', 'Grace', 'Hanna', 'Ines', 'Jonas', 'Kofi', 'Lena']
const STREETS = ['Maple Street', 'High Street', 'Station Road', 'Elm Avenue', 'Mill Lane', 'Church Road']
const CITIES = [
  ['Boston', 'MA', '02118'],
  ['Cambridge', 'MA', '02139'],
  ['Providence', 'RI', '02903'],
  ['Hartford', 'CT', '06103'],
] as const
const AREAS = ['617', '857', '401', '860', '212', '415'] as const
const TAGS = ['rye', 'sourdough', 'wholesale', 'saturday'] as const
const SOURCES = ['Walked in', 'Newspaper', 'A friend'] as const

const syllables = [
  'ba',
  'con',
  'der',
  'fel',
  'gra',
  'hol',
  'jen',
  'kir',
  'lem',
  'mor',
  'nas',
  'per',
  'ros',
  'tan',
  'vil',
]

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/**
 * Customers with every field.
 * @param seed files of different seeds hold different people
 */
export function customersFile(people: number, seed: number): File {
  const dice = createDice(seed)
  const phone = () =>
    `(${dice.pick(AREAS)}) ${String(dice.between(2, 9))}${String(dice.between(20, 99))}-${String(dice.between(1_000, 9_999))}`
  const lines = Array.from({ length: people }, (_, at) => {
    const given = dice.pick(GIVEN)
    const family = [1, 2, 3].map(() => dice.pick(syllables)).join('')
    const [city, region, postcode] = dice.pick(CITIES)
    return [
      `K${String(seed)}-${String(at)}`,
      given,
      family,
      given.slice(0, 3),
      phone(),
      phone(),
      `${given.toLowerCase()}.${family}.${String(seed)}.${String(at)}@example.com`,
      `${String(dice.between(1, 400))} ${dice.pick(STREETS)}`,
      postcode,
      city,
      region,
      'US',
      `${String(dice.between(1940, 2008))}-${twoDigits(dice.between(1, 12))}-${twoDigits(dice.between(1, 28))}`,
      'Likes the crust dark',
      dice.pick(TAGS),
      dice.pick(SOURCES),
      'en',
      'female',
    ].join(',')
  })
  const head =
    'customer number,first name,last name,nickname,phone,mobile,email,street,postcode,city,state,country,birthday,notes,tags,source,language,gender'
  return new File([`${head}\n${lines.join('\n')}\n`], 'customers.csv')
}

export const LINES_A_RECEIPT = 5
const CUSTOMERS = 5_000
const GOODS = 300
const MINUTE_MS = 60_000

/** Sales of a till: receipts of five lines, of customers and goods that the book does not know yet. */
export function salesFile(receipts: number): File {
  const dice = createDice(17)
  const lines: string[] = []
  for (let receipt = 0; receipt < receipts; receipt += 1) {
    const moment = new Date(Date.UTC(2024, 0, 2, 9) + receipt * 20 * MINUTE_MS).toISOString()
    const customer = dice.between(1, CUSTOMERS)
    const of = `R${String(receipt)},${moment.slice(0, 10)},${moment.slice(11, 16)},C${String(customer)},Customer ${dice.pick(GIVEN)}son`
    for (let line = 0; line < LINES_A_RECEIPT; line += 1) {
      const item = dice.between(1, GOODS)
      const price = `${String(1 + (item % 20))}.${twoDigits(item % 100)}`
      lines.push(`${of},SKU${String(item)},Goods ${String(item)},${String(dice.between(1, 3))},${price},card`)
    }
  }
  const head = 'receipt,date,time,customer number,customer name,sku,product,quantity,unit price,tender'
  return new File([`${head}\n${lines.join('\n')}\n`], 'sales.csv')
}
