// What other areas and the sample shop may ask of contacts; they import nothing else from this folder. A name is added here
// when somebody needs it.
export { contact, tables as contactTables } from './schema.ts'
export { createContacts, isNameless, issuesOfNew } from './create.ts'
export { photoType, setPhoto } from './photo.ts'
export { isCountry } from './check.ts'
export { CONTACT_COLUMNS, CONTACT_TABLE, type ContactColumn } from './columns.ts'
export { duplicateRecords } from './duplicate-records.ts'
export { fields as contactFields } from './fields.ts'
export { listed } from './found-by.ts'
export { EVERYBODY } from './held-lists.ts'
export { dropOwnHomes, ownAddresses, setHomes, type ContactHome } from './homes.ts'
export { tellLists } from './list-knowers.ts'
export { idsInList } from './list.ts'
export { LISTS, LIST_TABLES, storedRows, type List, type StoredRow } from './part-lists.ts'
export { ageAfter, getContact, listRows } from './profile.ts'
export { removePart, setPartCell, type PartCell } from './part-cell.ts'
export { saveContact } from './save.ts'
export { saveContacts, type ContactChange } from './save-many.ts'
export { searchContacts } from './search.ts'
export { editMany, planMany } from './edit-many.ts'
export { fieldsNamed, issuesOfEdit } from './edit-many-check.ts'
export { restoreContacts, trashContacts } from './trash.ts'
export { setStats, setYears, type ContactStats, type ContactYear } from './visit-sums.ts'
export {
  sayJudged,
  setJudgements,
  setUsual,
  setUsualGaps,
  setValueModel,
  usualGapsOf,
  valueModelOf,
  type Judgement,
  type Usual,
  type UsualGap,
  type ValueModel,
} from './value-model.ts'
export { setConsents, type ContactConsent } from './consents.ts'
export { countSuspended, SUSPENDED } from './suspended.ts'
