// Which files the dialogue of the system offers: everything that can be read.
export const ACCEPTED =
  '.csv,.txt,.tsv,.tab,.vcf,.vcard,.ics,.xlsx,.zip,text/csv,text/vcard,text/calendar,text/plain,application/zip'
