// Which words of people mean that they want no more, in the languages shops meet, and which do not.
import { describe, expect, test } from 'vitest'
import { ownWords } from '../../../src/main/core/areas/email/own-words.ts'
import { saysStop, saysYes } from '../../../src/main/core/areas/email/stop-words.ts'

describe('they want no more', () => {
  test.each([
    ...['stop', 'Quit.', 'END', 'Revoke', 'opt out', 'Opt-out!', 'cancel', 'UNSUBSCRIBE'],
    ...[
      'Stop please\n\nAnna',
      'Please remove me from your list.',
      'No more emails, thanks',
      "Don't write to me again!",
    ],
    ...['Hi,\n\nI would like to unsubscribe.\n\nBest\nAnna', 'Take me off this list', 'stop sending me these'],
    ...[
      'Bitte abmelden',
      'Ich möchte keine Werbung mehr',
      'Schicken Sie mir nicht mehr … bitte schreiben Sie mich nicht mehr an',
    ],
    ...[
      'Je ne souhaite plus recevoir vos messages',
      'Désabonner',
      'Quiero darme de baja',
      'baja',
      'Non voglio più ricevere mail',
    ],
    ...[
      'Não quero mais receber',
      'Afmelden aub',
      'uitschrijven',
      'Proszę o wypisanie',
      'Отписаться',
      '退订',
      '配信停止',
      '수신거부',
    ],
  ])('%s', (said) => {
    expect(saysStop(ownWords(said))).toBe(true)
  })
})

describe('they only write', () => {
  test.each([
    'Can I cancel my table at the end of the month?',
    'I will stop by tomorrow!',
    'Thank you, lovely offer. When do you end?',
    'Please do not unsubscribe me, I love it.',
    'Kann ich die Bestellung bis Freitag abholen?',
    'Great!\n\nOn Tue, 3 Mar 2026 at 09:12, Corner Bakery <shop@bakery.test> wrote:\n> Reply STOP to stop these mails.\n> unsubscribe',
    'Danke!\n\nAm 03.03.26 um 09:12 schrieb Corner Bakery:\nWer keine Werbung will: stop',
    'Fine\n\n________________________________\nFrom: Corner Bakery <shop@bakery.test>\nSent: Tuesday\nSubject: New\n\nunsubscribe',
  ])('%s', (said) => {
    expect(saysStop(ownWords(said))).toBe(false)
  })
})

test('a yes is the first thing they say', () => {
  for (const said of [
    'yes',
    'YES!',
    'Yes please\n\nAnna',
    'Yes, gladly. See you on Friday',
    'Ja, gerne',
    'Oui',
    'Sí',
    'Да',
    'はい',
    'ok',
  ]) {
    expect(saysYes(ownWords(said)), said).toBe(true)
  }
  for (const said of ['no', 'Yesterday I was there', 'Say yes to what?', 'not now', '', 'okayama']) {
    expect(saysYes(ownWords(said)), said).toBe(false)
  }
})
