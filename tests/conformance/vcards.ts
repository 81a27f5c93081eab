// The vCards of others, and who is in them: read off the files by hand, by the standards and by what their programs mean.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readVCards } from '../../src/main/core/areas/exchange/vcard-lines.ts'
import { bringIn, compared, type Expected } from './people.ts'
import { equal, type Case, type Suite } from './suite.ts'

const MINE = ['My Contacts']
const letters = (text: string) => text.replaceAll('N', 'Ñ')
const GUMP: Expected = {
  given: 'Forrest',
  family: 'Gump',
  phones: ['work (111) 555-1212', 'home (404) 555-1212', 'home (404) 555-1213'],
  emails: ['other forrestgump@example.com'],
  addresses: ['work|100 Waters Edge|30314|Baytown|LA|US', 'home|42 Plantation St.|30314|Baytown|LA|US'],
  note: ['Bubba Gump Shrimp Co.', 'Shrimp Man'],
}
const PERREAULT: Expected = {
  given: 'Simon',
  family: 'Perreault ing. jr, M.Sc.',
  gender: 'male',
  language: 'fr',
  phones: ['work +1-418-656-9254 x102', 'mobile +1-418-262-6501'],
  emails: ['work simon.perreault@viagenie.ca'],
  addresses: ['work|2875 Laurier / Suite D2-630|G1V 2M2|Quebec|QC|CA'],
  birthday: '--02-03',
  anniversary: '2009-08-08',
  note: ['Viagenie', 'http://nomis80.org'],
}

interface Folder {
  readonly atLeast: number
  readonly people: Readonly<Record<string, readonly Expected[]>>
  /** Bytes of each picture that stands in the file itself. */
  readonly pictures: Readonly<Record<string, readonly number[]>>
}

const FOLDERS: Readonly<Record<string, Folder>> = {
  'ez-vcard': {
    atLeast: 127,
    pictures: { 'John_Doe_ANDROID.vcf': [876], 'John_Doe_IPHONE.vcf': [32_531], 'John_Doe_MS_OUTLOOK.vcf': [860] },
    people: {
      'John_Doe_ANDROID.vcf': [
        { emails: ['other john.doe@company.com'], tags: MINE },
        { emails: ['other jane.doe@company.com'], tags: MINE },
        { family: letters('N N N N'), phones: ['mobile 123456789'], tags: MINE },
        {
          family: letters('N N N N N N N N N N N'),
          phones: ['mobile 123456', 'home 234567', 'mobile 3456789', 'home 45678901'],
          tags: MINE,
          note: [letters('N N N N N N N NN N N N N N N NN N N N N')],
        },
        {
          given: letters('N N N'),
          family: letters('N N'),
          phones: ['mobile 123456'],
          emails: ['work bob@company.com'],
          note: [letters('NNNNNNNNNNNN'), '123456', 'www.company.com'],
          anyPhoto: true,
        },
        {
          family: letters('NNNN'),
          phones: ['mobile 55556666'],
          emails: ['other henry@company.com'],
          tags: MINE,
          note: [letters('NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN')],
        },
      ],
      'John_Doe_EVOLUTION.vcf': [
        {
          given: 'John Richter, James',
          family: 'Doe Sr.',
          nickname: 'Johny',
          phones: ['mobile 905-666-1234', 'work 905-555-1234'],
          emails: ['work john.doe@ibm.com'],
          addresses: ['home|15 Crescent moon drive / ASB-123|12345|Albaney|New York|US'],
          birthday: '1980-03-22',
          anniversary: '1980-03-22',
          tags: ['VIP'],
          note: [
            'COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND',
            'IBM',
            'Dungeon',
            'Money Counter',
            'johnny5@aol.com',
            'Maria',
          ],
        },
      ],
      'John_Doe_GMAIL.vcf': [
        {
          given: 'John Richter, James',
          family: 'Doe Sr.',
          say: 'Jon Dow',
          phones: ['mobile 905-555-1234', 'home 905-666-1234'],
          emails: ['home john.doe@ibm.com'],
          addresses: [
            'home|Crescent moon drive / 555-asd / Nice Area, Albaney, New York 12345 / United States of America||||GB',
          ],
          birthday: '1980-03-22',
          anniversary: '1975-03-01',
          note: ['"AS IS"', 'IBM', 'Money Counter', 'http://www.ibm.com', 'Jenny', 'DAMAGE.\nFavotire Color: Blue'],
        },
      ],
      'John_Doe_IPHONE.vcf': [
        {
          given: 'John Richter James',
          family: 'Doe Sr.',
          nickname: 'Johny',
          phones: ['mobile 905-555-1234', 'home 905-666-1234', 'work 905-777-1234', 'other 905-222-1234'],
          emails: ['other john.doe@ibm.com'],
          addresses: [
            'home|Silicon Alley 5,|12345|New York|New York|US',
            'work|Street4 / Building 6 / Floor 8|12345|New York||US',
          ],
          birthday: '2012-06-06',
          photo: true,
          note: ['IBM', 'Accounting', '905-888-1234', '905-111-1234', 'http://www.ibm.com'],
        },
      ],
      'John_Doe_MS_OUTLOOK.vcf': [
        {
          given: 'John Richter James',
          family: 'Doe Sr.',
          nickname: 'Johny',
          phones: ['work (905) 555-1234', 'home (905) 666-1234'],
          emails: ['other john.doe@ibm.cm'],
          addresses: [
            'work|Cresent moon drive|12345|Albaney|New York|US',
            'home|Silicon Alley 5,|12345|New York|New York|US',
          ],
          birthday: '1980-03-22',
          anniversary: '2011-01-13',
          anyPhoto: true,
          note: ["''AS IS'' AND", 'IBM', 'Counting Money', 'johny5@aol.com', 'Big Blue', 'Jenny'],
        },
      ],
      'gmail-list.vcf': [
        { given: 'Arnold', family: 'Smith', emails: ['other asmithk@gmail.com'] },
        { given: 'Chris', family: 'Beatle', emails: ['other chrisy55d@yahoo.com'] },
        { given: 'Doug', family: 'White', emails: ['other dwhite@gmail.com'] },
      ],
      'gmail-single.vcf': [
        {
          given: 'Greg',
          family: 'Dartmouth',
          nickname: 'Gman',
          say: 'Grregg Dart-mowth',
          phones: ['mobile 555 555 1111', 'other 555 555 2222'],
          emails: ['other gdartmouth@hotmail.com'],
          addresses: ['home|123 Home St / Home City, HM 12345||||GB', 'other|321 Custom St|98765|Custom City|TX|US'],
          birthday: '1960-09-10',
          anniversary: '1970-06-02',
          note: ["GMail's note field.\nIt should", 'TheCompany', 'TheJobTitle', '123456789', 'MySpouse', 'MyCustom'],
        },
      ],
      'outlook-2003.vcf': [
        {
          given: 'John',
          family: 'Doe III',
          nickname: 'Joey',
          emails: ['other jdoe@hotmail.com'],
          addresses: ['work|123 Main St / TheOffice|12345|Austin|TX|US'],
          birthday: '1980-03-21',
          note: [
            'This is the note field!!\nSecond line\n\nThird line is empty',
            'Company, The',
            'BusinessPhone',
            'HomePhone',
            'MobilePhone',
            'TheProfession',
          ],
        },
      ],
      'rfc2426-example.vcf': [
        {
          given: 'Frank',
          family: 'Dawson',
          phones: ['work +1-919-676-9515'],
          emails: ['other Frank_Dawson@Lotus.com', 'other fdawson@earthlink.net'],
          addresses: ['work|6544 Battleford Drive|27613-3502|Raleigh|NC|US'],
          note: ['Lotus Development Corporation', '+1-919-676-9564', 'http://home.earthlink.net/~fdawson'],
        },
        {
          given: 'Tim',
          family: 'Howes',
          phones: ['work +1-415-937-3419'],
          emails: ['other howes@netscape.com'],
          addresses: ['work|501 E. Middlefield Rd.|94043|Mountain View|CA|US'],
          note: ['Netscape Communications Corp.', '+1-415-528-4164'],
        },
      ],
      'rfc6350-example.vcf': [PERREAULT],
    },
  },
  'nuovo-vcard': {
    atLeast: 25,
    pictures: {},
    people: {
      'Example.vcf': [
        {
          given: 'John Q. Public',
          family: 'Doe',
          phones: ['work (111) 555-1212', 'home (404) 555-1212', 'home (404) 555-1213'],
          emails: ['other forrestgump@example.com', 'other example@example.com'],
          addresses: ['home|42 Plantation St.|30314|Baytown|LA|US'],
          note: ['https://www.google.com/'],
        },
      ],
      'Example2.1.vcf': [
        {
          ...GUMP,
          phones: ['work (111) 555-1212', 'home (404) 555-1212'],
          emails: ['home forrestgump@example.com'],
        },
      ],
      'Example3.0.vcf': [GUMP],
    },
  },
  'sabre-vobject': {
    atLeast: 8,
    pictures: { 'issue153.vcf': [19_685], 'issue64.vcf': [19_685] },
    // A picture alone is nobody.
    people: { 'issue153.vcf': [{ given: 'Test', family: 'Benutzer', photo: true }], 'issue64.vcf': [] },
  },
  'ical-js-vcard': {
    atLeast: 51,
    pictures: { 'vcard3.vcf': [44] },
    people: {
      'escape_semicolon.vcf': [
        {
          given: 'First Last',
          family: 'NextCloud',
          nickname: 'Hugo',
          phones: ['home 11111111', 'mobile 205333', 'work 222222'],
          emails: ['home home@gmx.de', 'work work@gmx.de'],
          addresses: [
            'home|Street / Street 2 / PO|zip|City|AL|DE',
            // The file's own fold makes `Germany w ork` of it.
            'work|Street W / Street 2 W / PO W|zip Work|City Work|AL work|GB',
          ],
          birthday: '2019-02-10',
          anniversary: '2019-02-20',
          tags: ['Test-Kontakte'],
          note: ['Firma', '205246;;,;', 'Germany work'],
        },
      ],
      'vcard.vcf': [
        {
          given: 'John Philip Paul',
          family: 'Stevenson Jr., M.D., A.C.P.',
          nickname: 'Boss',
          gender: 'male',
          language: 'fr',
          phones: ['home +33-01-23-45-67'],
          emails: ['work jqpublic@xyz.example.com'],
          addresses: ['work|street / apt / pobox|zipcode|city|state|GB'],
          birthday: '--02-03',
          anniversary: '1996-04-15',
          note: [
            '0800 to 1715 EST, Mon-Fri',
            'Dr.',
            'ABC, Inc.',
            'Marketing',
            'Project Leader',
            'Research Scientist',
            'country',
          ],
        },
      ],
      'vcard3.vcf': [
        {
          given: 'John Quinlan',
          family: 'Public Esq.',
          nickname: 'Robbie',
          phones: ['work +1-213-555-1234'],
          emails: ['other jane_doe@abc.com', 'other jqpublic@xyz.dom1.com', 'other jdoe@isp.net'],
          addresses: ['home|123 Main Street|91921-1234|Any Town|CA|GB'],
          birthday: '1996-04-15',
          tags: ['TRAVEL AGENT', 'INTERNET', 'IETF', 'INDUSTRY', 'INFORMATION TECHNOLOGY'],
          note: [
            '0800 to 1715 EST, Mon-Fri.',
            'Jim, Jimmie',
            'John Philip Paul Stevenson',
            'Director, Research and Development',
            'Programmer',
            '1953-10-15',
          ],
        },
      ],
      'vcard_author.vcf': [PERREAULT],
      // Addresses without anybody.
      'vcard_grouped.vcf': [],
    },
  },
}

export const VCARD_SUITES: readonly Suite[] = Object.entries(FOLDERS).map(([name, folder]) => ({
  name,
  source: 'vCards 2.1, 3.0 and 4.0, read off by hand',
  atLeast: folder.atLeast,
  async run(data) {
    const names = readdirSync(join(data, name)).filter((file) => file.endsWith('.vcf'))
    const cases: Case[] = [equal('every file has its people', names.toSorted(), Object.keys(folder.people).toSorted())]
    for (const file of names) {
      const bytes = readFileSync(join(data, name, file))
      const { people } = await bringIn(new File([bytes], file))
      cases.push(...compared(file, people, folder.people[file] ?? []))
      const pictures = readVCards(bytes.toString('utf8'))
        .flatMap(({ properties }) => properties)
        .flatMap((one) => (one.name === 'PHOTO' && one.bytes !== null ? [one.bytes.length] : []))
      cases.push(equal(`${file}: bytes of pictures`, pictures, folder.pictures[file] ?? []))
    }
    return cases
  },
}))
