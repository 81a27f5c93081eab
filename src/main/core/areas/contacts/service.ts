// What other areas and the sample shop may ask of contacts; they import nothing else from this folder. A name is added here
// when somebody needs it.
export { createContacts } from './create.ts'
