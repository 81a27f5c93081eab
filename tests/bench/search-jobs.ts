// What is typed into the search box in the benchmarks, key by key: names, some of them with a slip, the last digits of telephone
// numbers, mail addresses, and what people bought.
import { createDice, type Dice } from '../../src/main/core/sample/dice.ts'
import type { BenchApi, Job } from './contacts-jobs.ts'

const PAGE = 50
const TEXTS = 600

/** One letter in the middle is another one. */
function slip(word: string, dice: Dice): string {
  const at = dice.between(1, Math.max(1, word.length - 2))
  return word.slice(0, at) + dice.pick([...'aeiorst']) + word.slice(at + 1)
}

/** Asks the open book for people and goods, and types what they are found by. */
export async function searchJobs(api: BenchApi): Promise<readonly Job[]> {
  const dice = createDice(13)
  const { total } = await api.contacts.list({ limit: 1 })
  const goods = (await api.products.list({ limit: 500 })).rows.map(({ name }) => name)
  const keys: string[] = []
  for (let text = 0; text < TEXTS; text += 1) {
    const from = dice.between(0, Math.max(0, total - PAGE))
    const person = dice.pick((await api.contacts.list({ from, limit: PAGE })).rows)
    const typed = {
      name: () => person.name,
      family: () => person.name.split(' ').at(-1) ?? person.name,
      slip: () => slip(person.name, dice),
      phone: () => (person.phone ?? person.name).replace(/\s/g, '').slice(-dice.between(3, 9)),
      email: () => person.email ?? person.name,
      item: () => (goods.length === 0 ? person.name : dice.pick(goods)),
    }[dice.weighted({ name: 32, family: 30, slip: 6, phone: 20, email: 6, item: 6 })]()
    for (let key = 1; key <= typed.length; key += 1) keys.push(typed.slice(0, key))
  }
  // Keys of one text after another, as somebody types them.
  return [
    {
      name: 'a key in the search box',
      area: 'contacts',
      procedure: 'search',
      goals: { core: 7, socket: 15 },
      input: (i) => ({ text: keys[i % keys.length], limit: 20 }),
    },
  ]
}
