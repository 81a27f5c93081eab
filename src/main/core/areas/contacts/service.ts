// What other areas, the sample shop and the command line may ask of contacts; they import nothing else from this folder.
export { createContacts, type Made, type NewContact } from './create.ts'
export { saveContact, type SaveRequest } from './save.ts'
export { restoreContacts, trashContacts } from './trash.ts'
export { setPhoto } from './photo.ts'
export { getContact, listRows } from './profile.ts'
