// Tables as text: cells, quotes, line breaks, the line each row begins in.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rowReader, UnreadableText, type Row } from '../../../src/main/core/areas/exchange/csv-rows.ts'
import { delimiterOf } from '../../../src/main/core/areas/exchange/csv-shape.ts'

/** Read in pieces of so many characters. */
function read(text: string, delimiter = ',', piece = text.length || 1): Row[] {
  const reader = rowReader(delimiter)
  const rows: Row[] = []
  for (let at = 0; at < text.length; at += piece) rows.push(...reader.push(text.slice(at, at + piece)))
  return [...rows, ...reader.end()]
}

const cells = (text: string, delimiter?: string) => read(text, delimiter).map((row) => row.cells)

test('quotes keep delimiters, line breaks and doubled quotes; outside of them they are letters', () => {
  expect(cells('a,"b,c","d ""e"" f"\n"1\r\n2",3"4,\n')).toEqual([
    ['a', 'b,c', 'd "e" f'],
    ['1\r\n2', '3"4', ''],
  ])
  expect(cells('a,"b"c,d')).toEqual([['a', 'bc', 'd']])
})

test('each row knows the line it begins in, also after cells of several lines and empty lines', () => {
  expect(read('h\n\n"a\nb\nc"\nd\n').map(({ line }) => line)).toEqual([1, 3, 6])
})

test('runs of blanks part columns where that is asked for', () => {
  expect(cells(' 00001 19970101  1   11.77\n\t2\t3 \n', 'blanks')).toEqual([
    ['00001', '19970101', '1', '11.77'],
    ['2', '3'],
  ])
})

test('a quote that nobody closes is a letter, and the rows after it stand', () => {
  expect(cells('a,"b\nc,d\n')).toEqual([
    ['a', '"b'],
    ['c', 'd'],
  ])
})

test('single quotes are quotes where the first lines are well written with them, and letters in names', () => {
  expect(cells("'name','note'\n'Ann','a, ''b'''\n")).toEqual([
    ['name', 'note'],
    ['Ann', "a, 'b'"],
  ])
  expect(cells("name,note\nO'Brien,'tis\n'0161,5'\n")).toEqual([
    ['name', 'note'],
    ["O'Brien", "'tis"],
    ["'0161", "5'"],
  ])
})

test('a quote after a backslash is one of the words, unless it closes the cell', () => {
  expect(cells('name,note\n"Ann","says \\"hi\\", twice"\n"C:\\",x\n')).toEqual([
    ['name', 'note'],
    ['Ann', 'says "hi", twice'],
    ['C:\\', 'x'],
  ])
})

test('what stands around a table is no row of it: the separator, remarks, a count below', () => {
  const text = 'sep=;\n# made by a till\n# for you; and me\nName;Phone;City\nAnn;1;Leeds\nBob;2;York\nTotal: 2;;\n'
  expect(read(text, ';').map(({ line, cells: [first] }) => [line, first])).toEqual([
    [4, 'Name'],
    [5, 'Ann'],
    [6, 'Bob'],
  ])
  // Somebody may be called Total, and a table may have no headings.
  expect(cells('Name,Phone,City\nAnn,1,Leeds\nTotal,0161,\n').at(-1)).toEqual(['Total', '0161', ''])
  expect(cells('#1,Ann\n#2,Bob\n')).toHaveLength(2)
  expect(cells('#,Name\n1,Ann\n')).toHaveLength(2)
})

test('a quote opened on every line costs no more than the lines', () => {
  const started = process.cpuUsage().user
  expect(cells('a,b\n' + '"\\"x\n'.repeat(200_000)).length).toBeGreaterThan(0)
  expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(10)
})

test('what comes in pieces is read as what comes whole, wherever it is cut', () => {
  const text = 'a,"b ""x""\r\ny",c\r\n\r\n"d",,"e"\n1,2,"3'
  const whole = read(text)
  for (let piece = 1; piece < text.length; piece += 1) expect(read(text, ',', piece), String(piece)).toEqual(whole)
})

test('more columns than anybody can mean, or a line without end, is no table', () => {
  expect(() => read(','.repeat(20_000))).toThrow(UnreadableText)
  expect(() => read('x'.repeat(5_000_000))).toThrow(UnreadableText)
})

test('the sign between columns is what the file says, what fits all rows, or none', () => {
  expect(delimiterOf('sep=;\na;b\n1,5;2\n', true)).toBe(';')
  expect(delimiterOf('Name;Sum\nA;1,50\nB;2,50\n', true)).toBe(';')
  expect(delimiterOf('a|b\n1|2\n', true)).toBe('|')
  expect(delimiterOf('a^b\n1^2\n', true)).toBe('^')
  const names = 'Name\nSmith, Ann\nJones, Bob\n'
  expect(cells(names, delimiterOf(names, true))).toEqual([['Name'], ['Smith, Ann'], ['Jones, Bob']])
})

const DATA = process.env['REGULARS_TEST_DATA']
const real = DATA === undefined ? test.skip : test

real('real data: every table of csv-spectrum is read as its result says', () => {
  const folder = join(DATA ?? '', 'csv-spectrum')
  // The result beside this one names another telephone number than the table does.
  const sound = readdirSync(join(folder, 'csvs')).filter((name) => name !== 'location_coordinates.csv')
  for (const name of sound) {
    const [head, ...rows] = cells(readFileSync(join(folder, 'csvs', name), 'utf8'))
    const objects = rows.map((row) => Object.fromEntries((head ?? []).map((key, at) => [key, row[at]])))
    const expected = JSON.parse(readFileSync(join(folder, 'json', name.replace('.csv', '.json')), 'utf8')) as unknown
    // Line breaks within cells stay as they are; the results of some were made on another system.
    expect(JSON.parse(JSON.stringify(objects).replaceAll('\\r\\n', '\\n')), name).toEqual(
      JSON.parse(JSON.stringify(expected).replaceAll('\\r\\n', '\\n')),
    )
  }
})
