// Words of the rules that messages are held to, and of asking people for their yes.
export const rules = {
  'settings.rules.title': 'Rules for messages',
  'settings.rules.find': 'law legal gdpr can-spam tcpa casl pecr privacy quiet hours compliance country marketing',
  'rules.lead':
    'What the law asks of messages that advertise, as this program knows it. Every message is held to it when it leaves. This is no legal advice.',
  'rules.in-force': 'In force',
  'rules.choose': 'Rules of',
  'rules.choose-own': '{pack} (where the shop is)',
  'rules.choose-help': 'Choose others only when your customers are somewhere else than the shop.',
  'rules.since': 'Law since {day}. Looked through on {read}; what was read of each source stands below.',
  'rules.old':
    'This was written down more than a year ago. A newer version of this program may know newer rules; until then ask somebody who does.',
  'rules.chosen-others': 'Messages are held to these rules from now on.',
  'rules.pack.us': 'United States',
  'rules.pack.ca': 'Canada',
  'rules.pack.uk': 'United Kingdom',
  'rules.pack.fr': 'France',
  'rules.pack.de': 'Germany',
  'rules.pack.eu': 'European Union',
  'rules.pack.au': 'Australia',
  'rules.pack.none': 'None of these: the careful ones',
  'rules.asks': 'What they ask',
  'rules.unasked.customers':
    'The law would let you mail customers whom nobody asked, until they say no. Here nobody is written to without a yes.',
  'rules.unasked.recent':
    'The law would let you mail customers nobody asked for two years after they bought, and for six months after they enquired. Here nobody is written to without a yes, and a yes does not run out.',
  'rules.confirmed':
    'A yes given by mail or on a website has to be confirmed from the mailbox itself, or no court believes it: ask with the two mails.',
  'rules.unasked.never': 'Nobody is written to without a yes.',
  'rules.ask-by-mail.yes': 'Asking for a yes by mail is allowed.',
  'rules.ask-by-mail.no':
    'A mail that only asks for a yes counts as advertising itself: ask only people who left their address for it.',
  'rules.minors': 'Whoever is younger than {age} needs the yes of a parent.',
  'rules.postal.yes': 'Every advertising mail carries the postal address of the shop. Without one none leaves.',
  'rules.postal.no': 'The postal address of the shop need not stand in a mail.',
  'rules.opt-out': 'Every advertising mail says how to stop it.',
  'rules.honour':
    '{days, plural, =0 {A no counts at once.} one {A no must count after # working day at the latest. Here it counts at once.} other {A no must count after # working days at the latest. Here it counts at once.}}',
  'rules.hours': '{channel}: {times}',
  'rules.hours.any': 'at any time within the hours of the shop',
  'rules.hours.span': '{days} {from}–{until}',
  'rules.hours.zone':
    'Times are those of the customer. Where it is not known on which clock somebody lives, all that may be theirs must allow it.',
  'rules.sources': 'Where this is written',
  'rules.sources.none': 'No law: what no customer should mind anywhere.',

  'rules.seen.text': 'The words of the law were read on {day}.',
  'rules.seen.authority': 'Read on {day} as the authority for it explains it, not the law itself.',
  'rules.seen.summary': 'Known from summaries by others, on {day}; the law itself was not read.',
  'rules.states': 'States that allow less',
  'rules.states-help':
    'For calls and texts to people who live there, or whose number is from there; where the state is not known, all of them. The law of these states knows exceptions; here none is made. Holidays of single states are not known.',
  'rules.state': '{state}: {times}.',
  'rules.state-law.text': '{law}, read itself',
  'rules.state-law.authority': '{law}, as the authority for it explains it',
  'rules.state-law.summary': '{law}, as others tell it',

  'rules.source.can-spam':
    'CAN-SPAM Act, 15 U.S.C. 7704: true sender and subject, postal address, a way to stop that works for 30 days; a no counts within ten business days',
  'rules.source.can-spam-rule': '16 CFR 316.5: to stop costs nothing and takes one mail or one page',
  'rules.source.tcpa-hours': '47 CFR 64.1200(c)(1): 8:00 to 21:00 at the called party’s place',
  'rules.source.tcpa-consent':
    '47 CFR 64.1200(a)(2), (f)(9): texts and calls by machine that advertise need a yes in writing beforehand',
  'rules.source.tcpa-revocation':
    '47 CFR 64.1200(a)(10), Federal Register of 5 March 2024: consent is taken back in any reasonable way, within ten business days',
  'rules.source.us-states': 'State rules about the hours of calls and texts, listed below',
  'rules.source.casl':
    'Canada’s Anti-Spam Legislation, S.C. 2010, c. 23, sections 6, 10 and 11: who the sender is, a way to stop that works for 60 days; a no counts within ten business days',
  'rules.source.casl-implied':
    'CRTC, “Guidance on Implied Consent”: two years after a purchase, six months after an enquiry; a mail that asks for consent is advertising itself',
  'rules.source.crtc-hours':
    'CRTC Unsolicited Telecommunications Rules, part III: 9:00 to 21:30 on weekdays, 10:00 to 18:00 at weekends',
  'rules.source.pecr':
    'Privacy and Electronic Communications Regulations 2003, regulations 21 to 23: a yes, or own similar products to customers who could say no each time (“soft opt-in”)',
  'rules.source.ico': 'ICO, guidance on electronic mail (regulations 22 and 23)',
  'rules.source.uk-gdpr': 'UK GDPR, articles 7 and 21; Electronic Commerce Regulations 2002, regulation 6',
  'rules.source.fr-calls':
    'Code de la consommation, art. D223-9 (décret n° 2022-1313): calls Monday to Friday but on holidays, 10:00 to 13:00 and 14:00 to 20:00, four in thirty days',
  'rules.source.fr-consent':
    'Code de la consommation, art. L223-1 (loi n° 2025-594, art. 13), from 11 August 2026: no calls that advertise without a yes',
  'rules.source.eu-privacy':
    'Directive 2002/58/EC, article 13: a yes, or own similar products to customers who could say no each time (Working Party, Opinion 5/2004)',
  'rules.source.eu-gdpr': 'Regulation (EU) 2016/679, articles 6, 7 and 21 (lawfulness, consent, objection)',
  'rules.source.eu-commerce': 'Directive 2000/31/EC, articles 5 and 6 (who the sender is)',
  'rules.source.de-uwg':
    'UWG § 7: calls to consumers and mail only after an express yes; own similar goods to customers who gave their address when buying and are told each time that they may say no',
  'rules.source.de-proof':
    'Courts about § 7 UWG: whoever advertises proves the yes; by mail that takes a confirmation (double opt-in)',
  'rules.source.au-spam':
    'Spam Act 2003, section 16 and schedule 2: a yes, or one that follows from how somebody deals with you',
  'rules.source.au-stop':
    'Spam Act 2003, section 18: a way to stop that works for 30 days; a no counts within five business days',
  'rules.source.au-calls':
    'Telecommunications (Telemarketing and Research Calls) Industry Standard 2017, as the Do Not Call Register tells it: weekdays 9:00 to 20:00, Saturday 9:00 to 17:00',

  'settings.asking.title': 'Asking for a yes',
  'settings.asking.find': 'double opt-in opt-in newsletter permission consent welcome suspended confirm',
  'asking.lead':
    'Two mails ask whether you may write. Who never answers is left in peace and counts nowhere; who says yes by your own form can be welcomed.',
  'asking.open': 'Asked, no answer yet',
  'asking.nobody': 'Nobody is being asked.',
  'asking.row': '{attempt, select, 0 {first mail goes next} 1 {asked once} other {asked twice}} · {source}',
  'asking.next':
    '{attempt, select, 0 {The first mail goes as soon as this PC sends.} 1 {Asked again on {day}.} other {Counts as without answer from {day}.}}',
  'asking.yes': 'They said yes',
  'asking.no': 'They said no',
  'asking.yes-label': 'They said yes: {name}',
  'asking.no-label': 'They said no: {name}',
  'asking.answer.yes': '{name} says yes',
  'asking.answer.no': '{name} says no',
  'asking.answer.words': 'Their answer, in their words',
  'asking.answer.how': 'How it came',
  'asking.answer.how-mail': 'by answering our mail',
  'asking.answer.keep': 'Write it down',
  'asking.answered.yes': 'Wrote down their yes.',
  'asking.answered.no': 'Wrote down their no.',
  'asking.more': 'Show more',
  'asking.ask': 'Ask people',
  'asking.ask-help':
    'Only whom nobody asked yet, who has an e-mail address and is of age. In many countries only people who left their address for this may be asked by mail.',
  'asking.whom': 'Whom',
  'asking.whom-all': 'Everybody who was never asked',
  'asking.whom-tag': 'With the tag {tag}',
  'asking.source': 'Where you have their addresses from',
  'asking.source-hint': 'It stands with the proof of every yes: “card at the spring fair”.',
  'asking.go': '{count, plural, =0 {Nobody to ask} one {Ask # person} other {Ask # people}}',
  'asking.asked':
    '{count, plural, =0 {Nobody could be asked.} one {# person is asked.} other {# people are asked.}}{left, plural, =0 {} one { One was left out.} other { # were left out.}}',
  'asking.not-said': 'Write the words of the request first.',
  'asking.by-mail': 'Ask by e-mail',
  'asking.by-mail-then':
    'Two e-mails at most. Without an answer they count as “no answer” and are no part of any total until they come by.',
  'asking.source-one': 'Where you have their address from',
  'asking.own-form-one': 'Whoever filled in your own form said yes there: write that yes down instead of asking again.',
  'asking.left-for-this': 'They left their address to hear from the shop',
  'asking.write-words': 'Write the words that ask for a yes',
  'asking.open-one':
    '{attempt, plural, =0 {Being asked since {at}; the first e-mail goes next.} one {Asked by e-mail on {at}; once more on {next}.} other {Asked twice, last on {at}; without an answer until {next} it counts as none.}}',
  'asking.words': 'The words',
  'asking.words-help':
    'They answer by mail with yes or no; somebody writes it down here. Sender, postal address and a way to say no are added.',
  'asking.words-owner': 'Only the owner changes them.',
  'asking.subject': 'Subject',
  'asking.text': 'Text',
  'asking.second-after': 'Ask again after so many days',
  'asking.suspend-after': 'Then wait so many days for an answer',
  'asking.save': 'Save',
  'asking.saved': 'Saved how asking goes.',
  'asking.default-subject': 'May {shop} write to you?',
  'asking.default-text':
    'Hello,\n\nwe would like to tell you now and then what is new at {shop}. We only do so if you want it.\n\nIf you do, please answer this mail with the word YES. If you do not, answer NO, or simply do nothing.\n\nYour team of {shop}',
  'asking.welcome': 'Welcome',
  'asking.welcome-help':
    'For people who say yes by the shop’s own form. They are not asked again; one mail welcomes them.',
  'asking.welcome-on': 'Welcome them by mail',
  'asking.welcome-after': 'So many days later',
  'asking.own-form': 'How their yes is written down',
  'asking.own-form-hint': 'Exactly as it stands in “How they said it”. Who said yes before today is not welcomed.',
  'asking.default-welcome-subject': 'Welcome to {shop}',
  'asking.default-welcome-text':
    'Hello,\n\nthank you for letting us write to you. You will hear from us when there is something worth telling.\n\nSee you soon,\nyour team of {shop}',
} as const
