// Files as programs of many makers write them, set down by us: dialects, encodings, shapes of cards. Invented people.
import { bringIn, compared, type Expected } from './people.ts'
import { inLetters } from './letters.ts'
import type { Case, Suite } from './suite.ts'

interface Sample {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly people: readonly Expected[]
}

const utf8 = (text: string) => inLetters(text, 'utf-8')
const withMark = (mark: readonly number[], bytes: Uint8Array) => Uint8Array.from([...mark, ...bytes])

const card = (lines: string, version = '3.0') =>
  `BEGIN:VCARD\r\nVERSION:${version}\r\n${lines.replaceAll('\n', '\r\n')}\r\nEND:VCARD\r\n`

/** One pixel, red. */
const JPEG =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA='

const ANN: Expected = {
  given: 'Ann',
  family: 'Smith',
  phones: ['mobile 07400 123456'],
  emails: ['home ann@example.com'],
}
const TABLE = 'First Name,Last Name,Mobile,E-mail\nAnn,Smith,07400 123456,ann@example.com\n'
const as = (delimiter: string) => TABLE.replaceAll(',', delimiter)

const DIALECTS: readonly Sample[] = [
  { name: 'comma', bytes: utf8(TABLE), people: [ANN] },
  { name: 'semicolon', bytes: utf8(as(';')), people: [ANN] },
  { name: 'tab', bytes: utf8(as('\t')), people: [ANN] },
  { name: 'bar', bytes: utf8(as('|')), people: [ANN] },
  { name: 'circumflex', bytes: utf8(as('^')), people: [ANN] },
  { name: 'every cell quoted', bytes: utf8(TABLE.replace(/[^,\n]+/g, '"$&"')), people: [ANN] },
  { name: 'single quotes', bytes: utf8(TABLE.replace(/[^,\n]+/g, "'$&'")), people: [ANN] },
  { name: 'returns alone', bytes: utf8(TABLE.replaceAll('\n', '\r')), people: [ANN] },
  { name: 'no end of the last line', bytes: utf8(TABLE.trimEnd()), people: [ANN] },
  { name: 'blank lines', bytes: utf8(TABLE.replaceAll('\n', '\r\n\r\n   \r\n')), people: [ANN] },
  { name: 'delimiter at the end', bytes: utf8(TABLE.replaceAll('\n', ',\n')), people: [ANN] },
  { name: 'sep line', bytes: utf8(`sep=;\r\n${as(';')}`), people: [ANN] },
  { name: 'sep line after a mark', bytes: utf8(`\ufeffsep=|\r\n${as('|')}`), people: [ANN] },
  { name: 'remarks', bytes: utf8(`# Customers\n# of the shop, all\n${TABLE}`), people: [ANN] },
  { name: 'title above', bytes: utf8(`Customer list,,,\n,,,\n${TABLE}`), people: [ANN] },
  { name: 'title alone above', bytes: utf8(`Customer list 2025\n\n${TABLE}`), people: [ANN] },
  { name: 'count below', bytes: utf8(`${TABLE}Total: 1,,,\n`), people: [ANN] },
  { name: 'short rows', bytes: utf8(`${TABLE}Bob,Jones\n`), people: [ANN, { given: 'Bob', family: 'Jones' }] },
  { name: 'long rows', bytes: utf8(TABLE.replace('ann@example.com', 'ann@example.com,,x')), people: [ANN] },
  { name: 'zeros', bytes: utf8(TABLE.replace('Smith', 'Sm\0ith')), people: [ANN] },
  {
    name: 'backslash before quotes',
    bytes: utf8('First Name,Last Name,Notes\n"Ann","Smith","says \\"hi\\", twice"\n'),
    people: [{ given: 'Ann', family: 'Smith', note: ['says "hi", twice'] }],
  },
  {
    name: 'quotes in quotes, lines in cells',
    bytes: utf8('First Name,Last Name,Notes\r\nAnn,Smith,"5"" tin\r\nrye"\r\n'),
    people: [{ given: 'Ann', family: 'Smith', note: ['5" tin\nrye'] }],
  },
  {
    name: 'one column of names',
    bytes: utf8('Name\nSmith, Ann\nJones, Bob\n'),
    people: [
      { given: 'Ann', family: 'Smith' },
      { given: 'Bob', family: 'Jones' },
    ],
  },
]

/** The same table in letters of the country. */
const LETTERS: readonly (readonly [label: string, given: string, family: string])[] = [
  ['windows-1252', 'Jörg', 'Weiß'],
  ['windows-1252', 'Zoë', 'Lefèvre'],
  ['macintosh', 'Bärbel', 'Möller'],
  ['macintosh', 'Chloé', 'Besançon'],
  ['windows-1250', 'Małgorzata', 'Wiśniewska'],
  ['windows-1254', 'Ayşe', 'Yıldız'],
  ['windows-1251', 'Ольга', 'Смирнова'],
  ['koi8-r', 'Ольга', 'Смирнова'],
  ['ibm866', 'Ольга', 'Смирнова'],
  ['windows-1253', 'Γιώργος', 'Παπαδόπουλος'],
  ['shift_jis', 'たろう', '山田'],
  ['euc-jp', 'たろう', '山田'],
  ['gbk', '小明', '王张'],
  ['big5', '大文明', '陳黃'],
  ['euc-kr', '철수', '김이박'],
  ['utf-16le', 'Ольга', 'Смирнова'],
  ['utf-16be', 'Łukasz', 'Żak'],
]

const ENCODINGS: readonly Sample[] = [
  ...LETTERS.map(([label, given, family]) => ({
    name: `${label}: ${given}`,
    bytes: inLetters(
      `First Name;Last Name;E-mail\n${given};${family};a@example.com\n${family};${given};b@example.com\n`,
      label,
    ),
    people: [
      { given, family, emails: ['home a@example.com'] },
      { given: family, family: given, emails: ['home b@example.com'] },
    ],
  })),
  { name: 'UTF-8 with a mark', bytes: withMark([0xef, 0xbb, 0xbf], utf8(TABLE)), people: [ANN] },
  { name: 'UTF-16 LE with a mark', bytes: withMark([0xff, 0xfe], inLetters(TABLE, 'utf-16le')), people: [ANN] },
  { name: 'UTF-16 BE with a mark', bytes: withMark([0xfe, 0xff], inLetters(TABLE, 'utf-16be')), people: [ANN] },
]

const CARDS: readonly Sample[] = [
  {
    name: 'Outlook',
    bytes: inLetters(
      card(
        'N;LANGUAGE=de;CHARSET=Windows-1252:Weiß;Jörg;;Dr.\nFN;CHARSET=Windows-1252:Dr. Jörg Weiß\nORG;CHARSET=Windows-1252:Bäckerei;\nTEL;WORK;VOICE:030 1234567\nTEL;CELL;VOICE:0151 2345678\nADR;WORK;PREF;CHARSET=Windows-1252:;;Hauptstraße 5;Köln;;50667;Deutschland\nX-MS-OL-DEFAULT-POSTAL-ADDRESS:2\nBDAY:19840512\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=Windows-1252:mag Br=F6tchen=0D=0A=\n=0D=0Aund K=E4se',
        '2.1',
      ),
      'windows-1252',
    ),
    people: [
      {
        given: 'Jörg',
        family: 'Weiß',
        phones: ['work 030 1234567', 'mobile 0151 2345678'],
        addresses: ['work|Hauptstraße 5|50667|Köln||DE'],
        birthday: '1984-05-12',
        note: ['mag Brötchen\n\nund Käse', 'Dr.', 'Bäckerei'],
      },
    ],
  },
  {
    name: 'iCloud',
    bytes: utf8(
      card(
        `PRODID:-//Apple Inc.//iOS 18.0//EN\nN:Smith;Ann;;;\nFN:Ann Smith\nitem1.EMAIL;type=INTERNET;type=pref:ann@example.com\nitem1.X-ABLabel:Bakery club\nTEL;type=CELL;type=VOICE:07400 123456\nTEL;type=IPHONE;type=CELL;type=VOICE;type=pref:+44 7400 654321\nitem2.ADR;type=HOME;type=pref:;;12 High St\\nFlat 2;Leeds;West Yorkshire;LS1 1AA;\nitem2.X-ABADR:gb\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12\nitem3.X-ABDATE;type=pref:2010-06-01\nitem3.X-ABLabel:_$!<Anniversary>!$_\nitem4.X-ABRELATEDNAMES:Bob\nitem4.X-ABLabel:_$!<Spouse>!$_\nPHOTO;ENCODING=b;TYPE=JPEG:${JPEG.slice(0, 50)}\n ${JPEG.slice(50)}`,
      ),
    ),
    people: [
      {
        given: 'Ann',
        family: 'Smith',
        phones: ['mobile +44 7400 654321', 'mobile 07400 123456'],
        emails: ['other ann@example.com'],
        addresses: ['home|12 High St / Flat 2|LS1 1AA|Leeds|West Yorkshire|GB'],
        birthday: '--05-12',
        anniversary: '2010-06-01',
        anyPhoto: true,
        note: ['Bakery club: ann@example.com', 'Spouse: Bob'],
      },
    ],
  },
  {
    name: 'iCloud company and group',
    bytes: utf8(
      card('N:;;;;\nFN:Mill Ltd\nORG:Mill Ltd;\nX-ABShowAs:COMPANY\nTEL;type=WORK:0113 496 0000') +
        card('N:Regulars;;;;\nFN:Regulars\nX-ADDRESSBOOKSERVER-KIND:group\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1'),
    ),
    people: [{ kind: 'company', family: 'Mill Ltd', phones: ['work 0113 496 0000'] }],
  },
  {
    name: 'Google',
    bytes: utf8(
      card(
        'FN:Ann Smith\nN:Smith;Ann;;;\nEMAIL;TYPE=INTERNET;TYPE=HOME:ann@example.com\nTEL;TYPE=CELL:+447400123456\nADR;TYPE=HOME:;;12 High St;Leeds;;LS1 1AA;GB;12 High St\\nLeeds LS1 1AA\nBDAY:--0512\nCATEGORIES:myContacts,Regulars\nPHOTO:https://lh3.example.com/a.jpg',
      ),
    ),
    people: [
      {
        given: 'Ann',
        family: 'Smith',
        phones: ['mobile +447400123456'],
        emails: ['home ann@example.com'],
        addresses: ['home|12 High St|LS1 1AA|Leeds||GB'],
        birthday: '--05-12',
        tags: ['Regulars', 'myContacts'],
      },
    ],
  },
  {
    name: 'Samsung',
    bytes: utf8(
      card(
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=EA=B9=80;=EC=B2=A0=EC=88=98;;;\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=EC=B2=A0=EC=88=98=20=EA=B9=80\nTEL;CELL;PREF:010-1234-5678\nX-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2011-06-02;1;;;;;;;;;;;;;\nX-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Chul;1;;;;;;;;;;;;;',
        '2.1',
      ),
    ),
    people: [
      { given: '철수', family: '김', nickname: 'Chul', phones: ['mobile 010-1234-5678'], anniversary: '2011-06-02' },
    ],
  },
  {
    name: 'Nokia',
    bytes: utf8(
      card(
        'N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Virtanen;P=C3=A4ivi\nX-EPOCSECONDNAME:Pia\nTEL;VOICE;CELL:+358401234567\nX-CLASS:private',
        '2.1',
      ),
    ),
    people: [{ given: 'Päivi', family: 'Virtanen', nickname: 'Pia', phones: ['mobile +358401234567'] }],
  },
  {
    name: 'Japanese telephone',
    bytes: inLetters(
      card(
        'N;CHARSET=SHIFT_JIS:山田;太郎;;;\nSOUND;X-IRMC-N;CHARSET=SHIFT_JIS:ヤマダ;タロウ;;;\nTEL;CELL:090-1234-5678\nNOTE;CHARSET=SHIFT_JIS:予約、表示',
        '2.1',
      ),
      'shift_jis',
    ),
    people: [
      { given: '太郎', family: '山田', say: 'タロウ ヤマダ', phones: ['mobile 090-1234-5678'], note: ['予約、表示'] },
    ],
  },
  {
    name: 'Android without a name',
    bytes: utf8(card('N:;;;;\nFN:ann@example.com\nEMAIL:ann@example.com') + card('TEL;CELL:07400 123456')),
    people: [{ emails: ['other ann@example.com'] }, { phones: ['mobile 07400 123456'] }],
  },
  {
    name: 'ends forgotten',
    bytes: utf8('BEGIN:VCARD\nFN:Ann Smith\nBEGIN:VCARD\nFN:Bob Jones\nEND:VCARD\nBEGIN:VCARD\nFN:Cy Young\n'),
    people: [
      { given: 'Ann', family: 'Smith' },
      { given: 'Bob', family: 'Jones' },
      { given: 'Cy', family: 'Young' },
    ],
  },
  {
    name: 'lines broken by nobody’s rule',
    bytes: utf8(
      '\ufeffBEGIN:VCARD\r\r\nVERSION:3.0\r\r\nFN:Ann Smith\r\r\nNOTE:first\r\r\nand on\r\r\n and more\r\r\nEND:VCARD\r\r\n',
    ),
    people: [{ given: 'Ann', family: 'Smith', note: ['first\nand onand more'] }],
  },
  {
    name: 'folded at a blank',
    bytes: utf8(card('FN:Ann Smith\nNOTE:likes rye\n bread', '2.1')),
    people: [{ given: 'Ann', family: 'Smith', note: ['likes rye bread'] }],
  },
  {
    name: 'nested card',
    bytes: utf8(card('FN:Ann Smith\nAGENT:\nBEGIN:VCARD\nFN:Bob Jones\nEND:VCARD\nTEL:07400 123456', '2.1')),
    people: [{ given: 'Ann', family: 'Smith', phones: ['other 07400 123456'] }],
  },
  {
    name: 'address as a label',
    bytes: utf8(card('FN:Ann Smith\nLABEL;TYPE=HOME:12 High St\\nLeeds')),
    people: [{ given: 'Ann', family: 'Smith', addresses: ['home|12 High St / Leeds||||GB'] }],
  },
  {
    name: 'preferences of 4.0',
    bytes: utf8(
      card(
        'FN:Ann Smith\nTEL;PREF=2:0113 496 0001\nTEL;PREF=1:0113 496 0002\nLANG;PREF=2:en\nLANG;PREF=1:fr\nNICKNAME:Annie,Nan',
        '4.0',
      ),
    ),
    people: [
      {
        given: 'Ann',
        family: 'Smith',
        nickname: 'Annie',
        language: 'fr',
        phones: ['other 0113 496 0002', 'other 0113 496 0001'],
        note: ['Nan'],
      },
    ],
  },
  {
    name: 'UTF-16',
    bytes: withMark([0xff, 0xfe], inLetters(card('FN:Łukasz Żak'), 'utf-16le')),
    people: [{ given: 'Łukasz', family: 'Żak' }],
  },
  {
    name: 'SVG and fetched pictures',
    bytes: utf8(
      card('FN:Ann Smith\nPHOTO:data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=\nPHOTO;VALUE=uri:file:///etc/passwd'),
    ),
    people: [{ given: 'Ann', family: 'Smith' }],
  },
]

async function casesOf({ name, bytes, people }: Sample): Promise<readonly Case[]> {
  try {
    return compared(name, (await bringIn(new File([bytes], 'file'))).people, people)
  } catch (error) {
    return [{ name, why: String(error) }]
  }
}

function suiteOf(name: string, atLeast: number, samples: readonly Sample[]): Suite {
  return {
    name,
    source: 'files written by us as their programs write them',
    atLeast,
    own: true,
    async run() {
      const cases: Case[] = []
      for (const sample of samples) {
        cases.push(...(await casesOf(sample)))
      }
      return cases
    },
  }
}

export const VENDOR_SUITES: readonly Suite[] = [
  suiteOf('dialects of tables', 115, DIALECTS),
  suiteOf('encodings', 134, ENCODINGS),
  suiteOf('cards of telephones and programs', 84, CARDS),
]
