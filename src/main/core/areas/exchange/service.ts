// What other areas may ask of the exchange of files: how names are put right that programs wrote.
export { isCompanyName, mendedCase } from './written-names.ts'
