// How large a document may be: windows say so before they send one, the core refuses it anyway.

/** Bytes of one document at most. */
export const DOCUMENT_BYTES = 25 * 1_048_576
