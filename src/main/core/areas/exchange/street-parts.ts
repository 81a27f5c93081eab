// Columns that hold a part of a street's line, or a further line of an address, by their headings: the number of the house, the
// flat, the quarter. Pure.
import { headingKey } from './heading-key.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(', '))

const HOUSE_NUMBER = words(
  'street number, street no, street nr, street num, st number, st no, house number, house no, house nr, house num, house, building number, address number, hausnummer, haus nr, hausnr, strassennummer, numero de rue, numero rue, numero de voie, numero voie, numero de calle, numero calle, numero exterior, numero civico, nr civico, n civico, civico, numero da porta, huisnummer, huisnr, numer domu, nr domu, husnummer, husnr, talonumero, katunumero, cislo domu, cislo popisne',
)
/** Mean a customer's number as well, but beside the street that of the house. */
const ANY_NUMBER = words('number, no, nr, num, n, numero, numer, nummer, cislo')
const STREET = words(
  'street, street name, road, road name, strasse, str, strassenname, rue, nom de rue, voie, calle, via, indirizzo, rua, straat, straatnaam, ulica, gata, gatuadress, vej, vejnavn, gate, katu, ulice, address, address 1, address line 1, address1, anschrift, adresse, adres, direccion',
)
const LINE = words(
  'address line 2, address line 3, address line 4, line 2, line 3, street address 2, apartment, apt, apt no, apartment number, apartment suite, suite, unit, unit number, unit no, flat, flat number, floor, building, building name, house name, po box, p o box, suburb, adresszusatz, anschriftenzusatz, adress zusatz, zusatz, postfach, ortsteil, stadtteil, complement, complement adresse, complement d adresse, batiment, etage, appartement, lieu dit, boite postale, piso, puerta, colonia, barrio, complemento, bairro, interno, scala, frazione, toevoeging, huisnummertoevoeging, postbus, lokal, numer lokalu, nr lokalu, nr mieszkania',
)

/** Whether a heading says the number of a house and nothing else. */
export const isHouseNumber = (heading: string) => HOUSE_NUMBER.has(headingKey(heading))

/** Whether a column of a street holds the number of the house, where it was taken for a part of the street. */
export const isNumberOfStreet = (heading: string) => isHouseNumber(heading) || ANY_NUMBER.has(headingKey(heading))

/** Whether a heading says a further line of an address. */
export const isAddressLine = (heading: string) => LINE.has(headingKey(heading))

/** Places, from 0, of the columns that hold numbers of houses. */
export function houseNumbers(headings: readonly string[]): readonly number[] {
  const keys = headings.map(headingKey)
  const isStreet = (at: number) => STREET.has(keys[at] ?? '')
  return [...keys.keys()].filter((at) => {
    const key = keys[at] ?? ''
    // The first column of a table is the customer's number, whatever stands beside it.
    return HOUSE_NUMBER.has(key) || (at > 0 && ANY_NUMBER.has(key) && (isStreet(at - 1) || isStreet(at + 1)))
  })
}
