// What other areas, and the core that composes them, may ask of the exchange of files: how names are put right that programs wrote, and
// tables as files.
export { isCompanyName, mendedCase } from './written-names.ts'
export { noteTakenOut } from './export/export-log.ts'
export { plainTable } from './export/plain-table.ts'
