// Sound files of every kind that readers are tried on after damaging them: our own, and those of others where there are any.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { workbookOf, zipOf, type Contents } from './archives.ts'
import type { Bytes } from './fuzz-mutations.ts'

const DATA = process.env['REGULARS_TEST_DATA'] ?? ''
const LONGEST_SEED = 80_000

export function othersFiles(ending: RegExp): Bytes[] {
  if (DATA === '' || !existsSync(DATA)) return []
  return readdirSync(DATA, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => join(DATA, name))
    .filter((path) => ending.test(path) && statSync(path).isFile() && statSync(path).size < LONGEST_SEED)
    .map((path) => new Uint8Array(readFileSync(path)))
}

export const bytesOf = (text: string): Bytes => new TextEncoder().encode(text)
export const latin = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

export const PEOPLE = `First Name,Last Name,Mobile,E-mail,Birthday,Street,City,Tags,Notes
Ann,Smith,07400 123456,ann@example.com,12/5/1984,"12 High St
Flat 2",Leeds,"vip, bread","likes ""rye"", no nuts"
Bob,Jones,+44 161 496 0123,bob@example.com,1990-02-28,,York,,
Zoë,O’Neil,,zoe@example.com,--05-12,,,,
`
export const SALES = `Bon;Kundennummer;Datum;Artikel;Menge;Einzelpreis;Zahlungsart
1;17;2.1.2025 10:15;Brot;2;3,10;bar
2;99;31.12.2024;Torte;1;1.234,50;Karte
2;99;31.12.2024;Kerze;-1;0,99;Karte
`
export const PRODUCTS = 'sku\tname\tprice\tcost\tcategory\nA1\tBread\t3.10\t1.05\tbakery\nA2\tCake\t12.00\t\tbakery\n'
export const CONSENTS = `Email,Channel,State,Date,How
ann@example.com,email,given,2025-01-02,at the till
bob@example.com,sms,withdrawn,3.1.2025,by letter
`
export const CARDS = `BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;
TEL;CELL:+49 151 23456789
NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0A=
second
AGENT:
BEGIN:VCARD
FN:Nested
END:VCARD
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Smith;Ann;B.,C.;Dr.;
item1.TEL:0161 496 0123
item1.X-ABLabel:_$!<Main>!$_
ADR;TYPE=HOME:;;12 High St\\nFlat 2;Leeds;;LS1 1AA;United Kingdom
BDAY:1604-05-12
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/
 2wBDAP//////////////////////////////////////////
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Bakery Ltd
KIND:org
ORG:Bakery Ltd
TEL;VALUE=uri;TYPE="work,voice":tel:+44-161-496-0124;ext=2
PHOTO:data:image/png;base64,iVBORw0KGgo=
END:VCARD
`
export const DAYS = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
SUMMARY:Ann Smith's birthday
DTSTART;VALUE=DATE:19840512
RRULE:FREQ=YEARLY
END:VEVENT
BEGIN:VEVENT
SUMMARY;LANGUAGE=de:Geburtstag von J\u00f6rg M\u00fcl
 ler
DTSTART:20240228T000000Z
DURATION:P1D
END:VEVENT
END:VCALENDAR
`

const SHEET = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Phone</t></is></c><c r="D1" t="inlineStr"><is><t>Birthday</t></is></c></row>
<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c><c r="C2"><v>4.4740012345E11</v></c><c r="D2" s="1"><v>30814</v></c></row>
<row r="3"><c r="A3" t="str"><v>Bob</v></c><c r="C3" t="b"><v>1</v></c><c r="D3" t="d"><v>1984-05-12T00:00:00</v></c></row>`

export interface Packed {
  readonly packed: readonly Bytes[]
  readonly parts: readonly Contents[]
}

export async function workbooks(): Promise<Packed> {
  const words = ['First Name', 'Last Name', 'Ann', 'Smith']
  const parts = [
    workbookOf({ words, looks: [14, 'dd"."mm"."yyyy'], sheets: { People: SHEET } }),
    workbookOf({
      words,
      since1904: true,
      sheets: { Empty: '', Till: `<sheetData>${SHEET}</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>` },
    }),
  ]
  return { parts, packed: await Promise.all(parts.map((one) => zipOf(one))) }
}
