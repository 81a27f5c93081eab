// Names and addresses in one column, in capitals, in the forms of their countries.
import { describe, expect, test } from 'vitest'
import { splitAddress } from '../../../src/main/core/areas/exchange/written-addresses.ts'
import { isCompanyName, mendedCase, splitWholeName } from '../../../src/main/core/areas/exchange/written-names.ts'

describe('names in one column', () => {
  test.each([
    ['Ann Smith', 'Ann', 'Smith', ''],
    ['Smith, Ann', 'Ann', 'Smith', ''],
    ['Smith, Dr. Ann', 'Ann', 'Smith', 'Dr.'],
    ['Dr. Ann Smith', 'Ann', 'Smith', 'Dr.'],
    ['Prof. Dr. med Ann Smith', 'med Ann', 'Smith', 'Prof. Dr.'],
    ['Ann Smith, Jr.', 'Ann', 'Smith Jr.', ''],
    ['Ann Smith Jr', 'Ann', 'Smith Jr', ''],
    ['Ann Smith, PhD', 'Ann', 'Smith', 'PhD'],
    ['Ann & Bob Smith', 'Ann & Bob', 'Smith', ''],
    ['Smith, Ann & Bob', 'Ann & Bob', 'Smith', ''],
    ['Mr & Mrs Smith', '', 'Smith', 'Mr & Mrs'],
    ['Herr und Frau Müller', '', 'Müller', 'Herr und Frau'],
    ['Mr. and Mrs. John Smith', 'John', 'Smith', 'Mr. and Mrs.'],
    ['Ann & Bob', 'Ann & Bob', '', ''],
    ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven', ''],
    ['Jan van der Berg', 'Jan', 'van der Berg', ''],
    ['Oscar de la Renta', 'Oscar', 'de la Renta', ''],
    ['Maria del Carmen García', 'Maria del Carmen', 'García', ''],
    ['Frau Müller', '', 'Müller', 'Frau'],
    ['M. Dupont', '', 'Dupont', 'M.'],
    ['Ann', 'Ann', '', ''],
    ['Dr', 'Dr', '', ''],
    ['山田 太郎', '太郎', '山田', ''],
    ['  Ann   Marie  Smith ', 'Ann Marie', 'Smith', ''],
    ['', '', '', ''],
  ])('%s', (text, given, family, title) => {
    expect(splitWholeName(text)).toEqual({ given, family, title })
  })

  test.each([
    ['ANN', "O'BRIEN", 'Ann', "O'Brien"],
    ['ann', 'mcdonald', 'Ann', 'McDonald'],
    ['JAN', 'VAN DER BERG', 'Jan', 'van der Berg'],
    ['JEAN-LUC', 'D’ANGELO', 'Jean-Luc', 'D’Angelo'],
    ['Jean', 'DUPONT', 'Jean', 'Dupont'],
    ['JOHN', 'SMITH JR', 'John', 'Smith Jr'],
    ['HENRY', 'FORD III', 'Henry', 'Ford III'],
    ['ANN', 'MACDONALD', 'Ann', 'MacDonald'],
    ['ANN', 'MACHADO', 'Ann', 'Machado'],
    ['J.R.R.', 'TOLKIEN', 'J.R.R.', 'Tolkien'],
    ['TJ', 'Smith', 'TJ', 'Smith'],
    ['TJ', 'SMITH', 'TJ', 'Smith'],
    ['ann-marie', "o'neill", 'Ann-Marie', "O'Neill"],
    ['GÜNTHER', 'MÜLLER-LÜDENSCHEIDT', 'Günther', 'Müller-Lüdenscheidt'],
    ['Ludwig', 'van', 'Ludwig', 'van'],
    ['Ann', 'McDonald', 'Ann', 'McDonald'],
    ['Ann', 'DeVito', 'Ann', 'DeVito'],
    ['MARIA', 'DE LA CRUZ', 'Maria', 'de la Cruz'],
    ['', 'SMITH', '', 'Smith'],
    ['太郎', '山田', '太郎', '山田'],
  ])('%s %s is written as names are', (given, family, ...wanted) => {
    expect(Object.values(mendedCase({ given, family }, 'en-GB'))).toEqual(wanted)
  })

  test('Turkish capitals keep their dots', () => {
    expect(mendedCase({ given: 'İPEK', family: 'YILDIZ' }, 'tr')).toEqual({ given: 'İpek', family: 'Yıldız' })
  })

  test.each([
    'Acme Ltd',
    'ACME LTD',
    'Müller GmbH',
    'Bäckerei Huber e.K.',
    'Smith & Sons',
    'Dupont S.A.R.L.',
    'Jansen BV',
  ])('%s is a company', (name) => {
    expect(isCompanyName(name)).toBe(true)
  })

  test.each(['Ann Smith', 'Sa Nguyen', 'Vincent', 'Le Ag', 'ANN AS', 'Costa'])('%s is none', (name) => {
    expect(isCompanyName(name)).toBe(false)
  })
})

describe('addresses in one cell', () => {
  const none = { region: '', country: '' }
  test.each([
    ['12 High Street, York, YO1 7HH', 'GB', { street: '12 High Street', city: 'York', postcode: 'YO1 7HH', ...none }],
    [
      '12 High Street\nHaxby\nYork\nNorth Yorkshire\nYO32 3AB',
      'GB',
      { street: '12 High Street\nHaxby', city: 'York', postcode: 'YO32 3AB', region: 'North Yorkshire', country: '' },
    ],
    [
      'Flat 2, 12 High Street, London SW1A 1AA, United Kingdom',
      'DE',
      { street: 'Flat 2\n12 High Street', city: 'London', postcode: 'SW1A 1AA', region: '', country: 'United Kingdom' },
    ],
    [
      '123 Main St, Boston, MA 02118',
      'US',
      { street: '123 Main St', city: 'Boston', postcode: '02118', region: 'MA', country: '' },
    ],
    [
      '123 Main St Boston MA 02118-1234',
      'US',
      { street: '123 Main St', city: 'Boston', postcode: '02118-1234', region: 'MA', country: '' },
    ],
    [
      '500 Oak Ave Apt 4, San Diego, California 92101, USA',
      'US',
      { street: '500 Oak Ave Apt 4', city: 'San Diego', postcode: '92101', region: 'California', country: 'USA' },
    ],
    ['Hauptstr. 5, 10115 Berlin', 'DE', { street: 'Hauptstr. 5', city: 'Berlin', postcode: '10115', ...none }],
    ['Hauptstr. 5 10115 Berlin', 'DE', { street: 'Hauptstr. 5', city: 'Berlin', postcode: '10115', ...none }],
    [
      'Hauptstr. 5a\nD-79098 Freiburg im Breisgau\nDeutschland',
      'GB',
      { street: 'Hauptstr. 5a', city: 'Freiburg im Breisgau', postcode: '79098', region: '', country: 'Deutschland' },
    ],
    ['5 rue de la Paix, 75002 Paris', 'FR', { street: '5 rue de la Paix', city: 'Paris', postcode: '75002', ...none }],
    [
      'Prinsengracht 263, 1016 GV Amsterdam',
      'NL',
      { street: 'Prinsengracht 263', city: 'Amsterdam', postcode: '1016 GV', ...none },
    ],
    [
      'Prinsengracht 263 1016GV Amsterdam',
      'NL',
      { street: 'Prinsengracht 263', city: 'Amsterdam', postcode: '1016GV', ...none },
    ],
    [
      'Via Roma 1, 20121 Milano (MI), Italia',
      'IT',
      { street: 'Via Roma 1', city: 'Milano', postcode: '20121', region: 'MI', country: 'Italia' },
    ],
    ['Stephansplatz 1, 1010 Wien', 'AT', { street: 'Stephansplatz 1', city: 'Wien', postcode: '1010', ...none }],
    ['ul. Długa 5, 00-238 Warszawa', 'PL', { street: 'ul. Długa 5', city: 'Warszawa', postcode: '00-238', ...none }],
    [
      '1 George St, Sydney NSW 2000, Australia',
      'GB',
      { street: '1 George St', city: 'Sydney', postcode: '2000', region: 'NSW', country: 'Australia' },
    ],
    ['12 High Street, York', 'GB', { street: '12 High Street', city: 'York', postcode: '', ...none }],
    ['12 High Street', 'GB', { street: '12 High Street', city: '', postcode: '', ...none }],
    ['The Old Mill', 'GB', { street: 'The Old Mill', city: '', postcode: '', ...none }],
  ])('%j in %s', (text, home, wanted) => {
    expect(splitAddress(text, home)).toEqual(wanted)
  })
})
