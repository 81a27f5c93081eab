// What other areas and the sample shop may ask of contacts; they import nothing else from this folder. A name is added here
// when somebody needs it.
export { contact } from './schema.ts'
export { createContacts, isNameless, issuesOfNew } from './create.ts'
export { photoType, setPhoto } from './photo.ts'
export { isCountry } from './check.ts'
export { dropOwnHomes, ownAddresses, setHomes, type ContactHome, type OwnAddress } from './homes.ts'
export { idsInList } from './list.ts'
export { ageAfter, getContact, listRows } from './profile.ts'
export { saveContacts, type ContactChange } from './save-many.ts'
export { setStats, setYears, type ContactStats, type ContactYear } from './visit-sums.ts'
export { setConsents, type ContactConsent } from './consents.ts'
