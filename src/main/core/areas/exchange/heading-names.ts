// What the columns of other programs are called, in the languages of shops. Folded words without punctuation; several parted by
// commas, the surest first. Earlier fields win a column that more than one would take.
import type {
  ConsentField,
  ContactField,
  ExchangeKind,
  PeopleField,
  ProductField,
  SalesField,
  SuppressionField,
} from '../../../../shared/contract/exchange.ts'

type Names<F extends string> = Readonly<Record<F, string>>

const CONTACT: Names<ContactField> = {
  number:
    'customer number, customer no, customer id, customerid, contact id, client number, client id, member id, member number, id, no, number, nr, kundennummer, kunden nr, kundennr, kdnr, numero client, n client, no client, codice cliente, numero de cliente, codigo cliente, klantnummer, numer klienta, kundnummer, card number, loyalty number, record id, rec id, recid, record number, record no, external id, datensatznummer',
  name: 'name, full name, fullname, customer, customer name, contact, contact name, display name, file as, client, client name, kunde, kundenname, nom complet, nom client, client nom, nombre completo, nome completo, cliente, nombre cliente, nome cliente, naam, klant, nazwa, klient, namn, navn, nimi, anzeigename',
  given:
    'first name, firstname, first, fname, given, given name, givenname, forename, vorname, prenom, nombre, nome, voornaam, imie, fornamn, fornavn, etunimi, billing first name, jmeno',
  family:
    'last name, lastname, last, lname, family, family name, familyname, surname, nachname, familienname, zuname, nom, nom de famille, apellido, apellidos, cognome, sobrenome, achternaam, nazwisko, efternamn, etternavn, efternavn, sukunimi, prijmeni, billing last name',
  company:
    'company, company name, organization, organisation, organization name, organization 1 name, business, firma, firmenname, unternehmen, entreprise, societe, empresa, azienda, ragione sociale, bedrijf, bedrijfsnaam, foretag, virksomhet, default address company, billing company',
  nickname: 'nickname, nick name, spitzname, surnom, apodo, soprannome, bijnaam, rufname',
  mobile:
    'mobile, mobile phone, mobile number, cell, cell phone, cellphone, mobil, mobiltelefon, handy, handynummer, mobilnummer, portable, telephone portable, tel portable, movil, telefono movil, cellulare, celular, mobiel, gsm, komorka, mobile no',
  'work-phone':
    'business phone, work phone, office phone, business phone 1, telefon geschaftlich, telefon dienstlich, tel pro, telephone professionnel, telefono trabajo, telefono ufficio, telefoon werk',
  phone:
    'phone, phone number, telephone, telephone number, tel, phone no, phone 1 value, home phone, primary phone, contact number, day phone, daytime phone, evening phone, other phone, telefon, telefonnummer, telefon nr, rufnummer, telephone fixe, telefono, telefone, telefoon, telefoonnummer, nr telefonu, puhelin, default address phone, billing phone',
  email:
    'email, e mail, email address, e mail address, mail, mail address, email 1, e mail 1 value, primary email, e mail adresse, emailadresse, mailadresse, adresse e mail, adresse mail, courriel, correo, correo electronico, posta elettronica, indirizzo email, epost, e post, e postadress, sahkoposti',
  street:
    'street, street address, address, address 1, address line 1, address1, address 1 street, home street, business street, home address, strasse, straße, str, anschrift, adresse, rue, adresse 1, calle, direccion, via, indirizzo, rua, endereco, straat, adres, ulica, gata, adress, katuosoite, default address address1, billing address 1',
  postcode:
    'postcode, postal code, post code, zip, zip code, zipcode, home postal code, address 1 postal code, plz, postleitzahl, code postal, cp, codigo postal, cap, cep, postnummer, kod pocztowy, postinumero, psc, default address zip, billing postcode',
  city: 'city, town, city town, town city, post town, posttown, municipality, locality, suburb, home city, address 1 city, ort, stadt, wohnort, ville, commune, ciudad, poblacion, localidad, citta, comune, cidade, stad, plaats, woonplaats, miasto, by, kaupunki, mesto, default address city, billing city',
  region:
    'state, region, province, county, home state, address 1 region, bundesland, kanton, departement, provincia, estado, regione, provincie, wojewodztwo, default address province code, billing state',
  country:
    'country, country region, home country region, address 1 country, land, staat, pays, pais, paese, nazione, kraj, maa, default address country code, billing country',
  birthday:
    'birthday, birth day, birth date, date birth, born, born on, birthdate, date of birth, dob, geburtstag, geburtsdatum, geb datum, geboren, geboren am, date de naissance, ne le, naissance, anniversaire, fecha de nacimiento, nacimiento, cumpleanos, data di nascita, compleanno, data de nascimento, geboortedatum, verjaardag, data urodzenia, fodelsedag, fodselsdag, syntymaaika',
  note: 'note, notes, comment, comments, remark, remarks, memo, notiz, notizen, bemerkung, bemerkungen, kommentar, remarque, remarques, commentaire, nota, notas, observaciones, note cliente, commento, opmerking, opmerkingen, uwagi, anteckning',
  tags: 'tags, tag, labels, label, categories, category, groups, group, group membership, segment, segments, schlagworte, kategorien, kategorie, gruppe, gruppen, etiquettes, etiqueta, etiquetas, etichette, gruppo, groep, grupa',
  source:
    'source, lead source, origin, how did you hear, original source, quelle, herkunft, origine, provenance, fuente, origen, provenienza, bron, zrodlo',
  language: 'language, preferred language, sprache, langue, idioma, lingua, taal, jezyk, sprak',
  gender: 'gender, sex, geschlecht, sexe, genre, sexo, genero, sesso, genere, geslacht, plec, kon',
  address:
    'full address, complete address, mailing address, postal address, address formatted, address 1 formatted, vollstandige adresse, komplette adresse, adresse complete, direccion completa, indirizzo completo, volledig adres',
  say: 'pronunciation, phonetic name, phonetic, yomi name, aussprache, prononciation',
  anniversary: 'anniversary, jubilee, jahrestag, jubilaum, aniversario, anniversario, jubileum',
  'name-day': 'name day, nameday, namenstag, imieniny, onomastico, santo, jour de fete, namnsdag, naamdag, svatek',
  wedding:
    'wedding, wedding day, wedding date, wedding anniversary, hochzeit, hochzeitstag, mariage, date de mariage, boda, fecha de boda, matrimonio, trouwdag, huwelijk',
  list: 'list, lists, mailing list, audience, liste, listen, lista, listas, liste de diffusion, lijst, lijsten',
  'email-consent':
    'accepts email marketing, accepts marketing, email consent, e mail consent, email opt in, e mail opt in, email optin, email marketing, email marketing consent, email subscription, email subscription status, email subscriber status, marketing consent, marketing opt in, newsletter, newsletter opt in, newsletter subscription, subscribed, subscribed to newsletter, subscription status, opt in, optin, werbeeinwilligung, einwilligung, newsletter abonniert, e mail werbung, inscrit newsletter, inscrit a la newsletter, consentement, suscrito, suscripcion, consentimiento, iscritto, consenso, consenso marketing, nieuwsbrief, toestemming',
  'sms-consent':
    'accepts sms marketing, sms consent, sms opt in, sms marketing, sms marketing consent, sms subscriber status, text opt in, text consent, texts, sms einwilligung, sms werbung, consentement sms',
  'phone-consent': 'phone consent, call consent, phone opt in, call opt in, do call, telefonwerbung, accepts calls',
  'post-consent':
    'post consent, mail consent, postal consent, direct mail consent, direct mail, catalogue, postwerbung',
  'consent-date':
    'consent date, consent time, opt in date, opt in time, optin time, optin date, opted in at, confirm time, subscribed at, subscribe date, subscription date, date subscribed, signup date, sign up date, einwilligung am, einwilligungsdatum, anmeldedatum, date d inscription, date de consentement, fecha de suscripcion, data iscrizione, inschrijfdatum',
}

const SALES: Names<SalesField> = {
  receipt:
    'receipt, receipt number, receipt no, receipt id, invoice, invoice no, invoiceno, invoice number, invoice id, order, order id, order no, order number, orderid, transaction, transaction id, transaction number, sale id, sale number, ticket, ticket number, bon, bonnummer, bon nr, belegnummer, beleg, beleg nr, rechnung, rechnungsnummer, rechnung nr, bestellung, bestellnummer, auftrag, facture, numero de facture, n facture, numero de ticket, commande, numero de commande, factura, numero de factura, pedido, scontrino, fattura, numero fattura, ordine, kassabon, factuurnummer, ordernummer, paragon, faktura, kvitto, name',
  date: 'date, invoice date, invoicedate, order date, sale date, transaction date, date time, datetime, created at, paid at, created, day, datum, belegdatum, rechnungsdatum, bestelldatum, verkaufsdatum, tag, date de vente, date facture, date commande, fecha, fecha factura, fecha de venta, data, data vendita, data fattura, data ordine, data venda, factuurdatum, datum verkoop, data sprzedazy, paivays, timestamp',
  time: 'time, sale time, order time, uhrzeit, zeit, heure, hora, ora, tijd, godzina, tid, klockslag, kellonaika',
  'customer-number':
    'customer number, customer no, customer id, customerid, customer, client number, client id, client, member id, member number, buyer id, kundennummer, kunden nr, kundennr, kdnr, kunde, numero client, n client, codice cliente, numero de cliente, codigo cliente, cliente, klantnummer, klant, numer klienta, kundnummer, loyalty number, card number',
  'customer-name':
    'customer name, client name, buyer, buyer name, billing name, full name, kundenname, name des kunden, nom client, nom du client, nombre cliente, nombre del cliente, nome cliente, klantnaam, nazwa klienta, kundnamn, customer, client, kunde, cliente, klant, klient',
  'customer-phone':
    'customer phone, phone, phone number, telephone, mobile, billing phone, buyer phone, telefon, telefonnummer, telefono, telefone, telefoon, handy',
  'customer-email':
    'customer email, email, e mail, email address, billing email, buyer email, mail, e mail adresse, courriel, correo, correo electronico',
  sku: 'sku, stock code, stockcode, item code, item number, item no, item id, product code, product id, product sku, productid, article number, article no, plu, barcode, ean, upc, lineitem sku, artikelnummer, artikel nr, art nr, reference, ref, code article, code produit, codigo, codigo producto, codice, codice articolo, artikelcode, indeks, artikelnr',
  product:
    'product, product name, description, item, item name, item description, article, lineitem name, service, artikel, artikelbezeichnung, bezeichnung, produkt, beschreibung, leistung, produit, designation, libelle, nom du produit, producto, descripcion, prodotto, descrizione, articolo, produto, descricao, omschrijving, produktnamn, nazwa, towar, vara, tuote',
  category:
    'category, product category, department, product type, warengruppe, kategorie, artikelgruppe, categorie, categoria, rayon, reparto, kategoria, varugrupp',
  quantity:
    'quantity, qty, number, count, units, pieces, amount of items, number of cds, items, lineitem quantity, menge, anzahl, stuck, stk, quantite, qte, nombre, cantidad, cant, unidades, quantita, qta, quantidade, aantal, ilosc, antal, maara',
  'unit-price':
    'unit price, unitprice, price, price each, price per unit, item price, lineitem price, single price, einzelpreis, preis, stuckpreis, vk preis, vk, prix, prix unitaire, pu, precio, precio unitario, prezzo, prezzo unitario, preco, preco unitario, prijs, stukprijs, cena, cena jednostkowa, pris, styckpris, hinta',
  'line-total':
    'total, line total, amount, line amount, subtotal, sum, value, revenue, sales, gross sales, total price, dollar value, net sales, extended price, betrag, summe, gesamt, gesamtpreis, umsatz, zeilensumme, montant, montant ttc, somme, importe, total linea, importo, totale, valor, bedrag, totaal, kwota, wartosc, suma, belopp, summa',
  discount:
    'discount, discount amount, lineitem discount, rabatt, nachlass, remise, reduction, descuento, sconto, desconto, korting, rabat, alennus',
  'tax-rate':
    'tax rate, vat rate, tax, vat, gst, tax percent, mwst, ust, steuersatz, mwst satz, ust satz, tva, taux tva, taux de tva, iva, tipo iva, aliquota iva, aliquota, btw, btw tarief, vat stawka, stawka vat, moms, alv',
  tender:
    'tender, payment, payment method, payment type, paid by, paid with, zahlungsart, zahlart, zahlung, mode de paiement, moyen de paiement, paiement, forma de pago, pago, metodo di pagamento, pagamento, betaalwijze, betaling, platnosc, forma platnosci, betalsatt',
  'served-by':
    'served by, cashier, employee, staff, seller, salesperson, sales person, sold by, clerk, assistant, bediener, verkaufer, mitarbeiter, kassierer, vendeur, caissier, employe, vendedor, cajero, empleado, venditore, cassiere, commesso, verkoper, medewerker, sprzedawca, saljare',
  note: 'note, notes, comment, comments, remark, memo, notiz, bemerkung, kommentar, remarque, commentaire, nota, observaciones, opmerking, uwagi',
  kind: 'kind, type, transaction type, sale type, order type, belegart, vorgang, art, type de vente, tipo, soort, typ',
}

const PRODUCT: Names<ProductField> = {
  kind: 'kind, type, product type, item type, art, typ, tipo, soort',
  sku: SALES.sku,
  name: `name, title, ${SALES.product}`,
  category: `${SALES.category}, group`,
  unit: 'unit, unit of measure, uom, sold by, einheit, unite, unidad, unita, unidade, eenheid, jednostka, enhet',
  price:
    'price, sales price, selling price, retail price, unit price, variant price, preis, verkaufspreis, vk, prix, prix de vente, precio, prezzo, preco, prijs, cena, pris, hinta',
  cost: 'cost, cost price, purchase price, cost per item, unit cost, einkaufspreis, ek, ek preis, kosten, prix d achat, cout, coste, precio de compra, costo, prezzo di acquisto, custo, inkoopprijs, koszt, inkopspris',
  'tax-rate': SALES['tax-rate'],
  'service-interval':
    'service interval, interval, service interval days, wartungsintervall, intervall, intervalle, intervalo, intervallo',
  'serial-numbered':
    'serial numbered, serial number, serial, serialized, seriennummer, numero de serie, numero di serie',
  'goes-with':
    'goes with, related, related products, cross sells, accessories, zubehor, passt zu, va avec, accesorios, accessori',
  archived: 'archived, inactive, discontinued, archiviert, inaktiv, archive, archivado, archiviato',
}

/** Files about companies: their name alone says who they are. */
const COMPANY: Names<ContactField> = {
  ...CONTACT,
  name: `${CONTACT.company}, ${CONTACT.name}, account, account name, lieferant, supplier, vendor`,
  company: '',
}

const PEOPLE: Names<(typeof PeopleField.options)[number]> = {
  number: CONTACT.number,
  name: CONTACT.name,
  phone: `${CONTACT.mobile}, ${CONTACT.phone}`,
  email: CONTACT.email,
  birthday: CONTACT.birthday,
  tags: CONTACT.tags,
  list: CONTACT.list,
}

const CONSENT: Names<(typeof ConsentField.options)[number]> = {
  number: CONTACT.number,
  name: CONTACT.name,
  phone: PEOPLE.phone,
  email: CONTACT.email,
  birthday: CONTACT.birthday,
  channel: 'channel, medium, way, kanal, canal, canale, kanaal',
  purpose: 'purpose, topic, zweck, finalite, but, finalidad, scopo, doel',
  state: `state, status, consent, act, decision, zustand, etat, statut, estado, stato, ${CONTACT['email-consent']}, ${CONTACT['sms-consent']}`,
  date: `date, at, when, time, timestamp, datum, fecha, data, last changed, ${CONTACT['consent-date']}`,
  how: 'how, method, source, given by, by, wie, quelle, comment, origine, como, fuente, come, hoe, bron',
  words: 'words, wording, text, consent text, wortlaut, texte, texto, testo, tekst',
  note: CONTACT.note,
}

const SUPPRESSION: Names<(typeof SuppressionField.options)[number]> = {
  email: `${CONTACT.email}, address`,
  phone: PEOPLE.phone,
  reason: 'reason, unsub reason, why, type, status, grund, raison, motif, motivo, reden',
  date: 'date, unsub time, unsubscribed at, unsubscribe date, bounced at, cleaned at, clean time, created, created at, timestamp, datum, fecha, data',
  note: CONTACT.note,
}

/** What each kind of file may say, and what its columns are called. An archive says so itself. */
export const HEADING_NAMES = {
  contacts: CONTACT,
  companies: COMPANY,
  sales: SALES,
  products: PRODUCT,
  tags: PEOPLE,
  lists: PEOPLE,
  consent: CONSENT,
  suppression: SUPPRESSION,
  archive: {},
} as const satisfies Record<ExchangeKind, Readonly<Record<string, string>>>
