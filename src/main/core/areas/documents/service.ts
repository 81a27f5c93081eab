// What the core may ask of documents beside their contract.
export { dropUnusedFiles } from './read.ts'
