// Real-sounding texts that go as a service message or a warning: those that only serve are let through, those that sell are found.
import { expect, test } from 'vitest'
import { sellingFinds } from '../../../../src/shared/domain/rules/guard.ts'

test.each([
  'Your order is ready. 20% has been paid; €64.00 are left to pay when you collect it.',
  'Receipt 2041: 2 loaves at €3.20 each, 1 cake at €28.00. Total €34.40, paid by card. Thank you.',
  'Invoice: bread 12.40 €, VAT 7 % included. Please pay within 14 days.',
  'Your order is ready, 20% paid, 80% due on collection.',
  'We refunded $39.90 to your card. It takes three to five days.',
  'Your deposit of £50 has arrived. We will call when the frame is here.',
  'The price of the repair is $120. Please tell us whether we should go on.',
  'Your table for two is booked from 7 pm. It costs nothing to cancel until noon.',
  'We open an hour later from Monday: 9 to 18.',
  'Please order your medicine again by Thursday; the last pack ends on Sunday.',
  'Your coat is back from the cleaner. You may pick it up today or tomorrow.',
  'Your appointment is tomorrow at 10. Please be there five minutes before.',
  'Recall: our hazelnut cream of 3 May may contain peanuts. Do not eat it. Bring it back, we refund the price.',
  'Warning: the charger sold from March to May may overheat. Unplug it now and bring it to us.',
  'Your parcel left us today. Track it with the number 49-183-2200.',
  'We had to move your lesson to Friday, as the teacher is ill.',
  'Your gift wrapping is done and the box is at the counter.',
  'The glasses you ordered have arrived. We need 10 minutes to adjust them.',
  'Your watch was serviced: new battery, 18.50 CHF.',
  'Your password was changed. If it was not you, call us.',
  'The warranty of your bicycle ends on 3 June.',
  'Please return the hired costume by Monday, 6 pm. Each further day is €5.',
  'Your order number is not needed any more: the order is paid.',
  'We could not deliver today because nobody was at home. We try again tomorrow.',
  'Half of the order is here, the rest follows next week.',
  'Your key was cut. It is with us under your name; bring the receipt.',
  'The tyre is worn to 1.6 mm. That is the least the law allows.',
  'You left your umbrella with us on Saturday.',
  'Your request of 4 May: yes, we have it in size 42 and keep it for you until Friday.',
  'Dein Rad ist fertig. Es kostet 45 €.',
])('nothing sells in: %s', (text) => {
  expect(sellingFinds(text)).toEqual([])
})

test.each([
  'Your order is ready. This week 20% off everything!',
  'Your repair is done. Save up to 30 percent on accessories.',
  'Thank you for your visit. Here is your discount code: BREAD10',
  'Your coat is ready. Take 15% off your next cleaning.',
  'Reminder of your appointment. Bring a friend and get 10% on both.',
  'Your parcel left. Our summer sale starts on Friday.',
  'Receipt 2041. You might also like our new rye loaf.',
  'Your table is booked. Try our special offer of the week.',
  'Recall of toasters. Buy now a safe one for only $29.90.',
  'Your glasses are here. Second pair half price.',
  'Buy one, get one free this Saturday. Your order is ready.',
  'Your bike is serviced. New collection just arrived!',
  'We moved. Don’t miss our opening bargains.',
  'Your lesson is moved. Free trial for your friends.',
  'Thanks! Free shipping on your next order.',
  'Your receipt. Everything in the window reduced to €5.',
  'Your key is cut. Clearance of old locks from $3.',
  'Your watch is done. Was $90, now $60: the leather straps.',
  'Your appointment is tomorrow. Exclusive deal for you inside.',
  'We open later. Order online today while stocks last.',
  'Your request: we have it. Limited-time price cut!',
  'Your refund is on its way. €5 off if you come back.',
  'Your cake is ready. 3 for 2 on all tarts.',
  'Thank you. Refer a friend and win a gift card.',
  'Your battery was changed. Subscribe to our newsletter.',
  'Your order is ready. Black Friday deals are here.',
  'Your coat is ready. Come in and treat yourself to a new scarf at 25% less.',
  'Your tyres are on. Winter wheels at unbeatable prices.',
  'Your umbrella waits here. Flash sale on raincoats!',
  'Your parcel left. Earn double points this weekend.',
  'Ihr Rad ist fertig. Jetzt 20 % Rabatt auf alle Helme!',
  'Votre commande est prête. 20 % de remise sur tout le magasin.',
])('something sells in: %s', (text) => {
  expect(sellingFinds(text).length).toBeGreaterThan(0)
})

test('what only its language hides is not found, and the words of the program say so', () => {
  expect(sellingFinds('Ihr Rad ist fertig. Schauen Sie sich unsere neuen Helme an!')).toEqual([])
})
