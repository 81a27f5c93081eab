// Long work: what runs, how far it is, stop, go on, take back.
import { type Area } from '../../area.ts'
import type { House } from '../book/house.ts'

export function work(_house: House): Area {
  return { name: 'work', tables: [], procedures: [] }
}
