// What other areas, the import, the export and the sample shop may ask of the shop's own fields; they import nothing else from
// this folder.
export { deriveCustom } from './derive.ts'
export { fieldsOf } from './read.ts'
export { anyValue } from './schema.ts'
export { shownValue } from './stored.ts'
export { readCustom, sayCustom } from './text.ts'
export {
  customOf,
  customOfOne,
  dropCustom,
  planCustom,
  storedCustom,
  writeCustom,
  type CustomPlan,
  type ValueChange,
} from './values.ts'
