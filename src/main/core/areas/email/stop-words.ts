// What people write when they want no more. Single words count where they stand alone: somebody who asks at the end of a month whether
// they can cancel a table is no opt-out. Plain sentences count wherever their writer says them.

/** The seven of the FCC (47 CFR 64.1200(a)(10)) and what stands for them elsewhere; folded: small letters, no accents. */
const ALONE = new Set([
  ...[
    'stop',
    'quit',
    'end',
    'revoke',
    'opt out',
    'opt-out',
    'optout',
    'cancel',
    'unsubscribe',
    'remove',
    'stop all',
    'no more',
  ],
  ...[
    'remove me',
    'unsubscribe me',
    'stopall',
    'arret',
    'stopp',
    'abmelden',
    'abbestellen',
    'austragen',
    'widerruf',
    'kundigen',
  ],
  ...[
    'keine werbung',
    'loschen',
    'desabonner',
    'desinscrire',
    'desinscription',
    'desabonnement',
    'resilier',
    'baja',
    'alto',
  ],
  ...[
    'cancelar',
    'darme de baja',
    'dar de baja',
    'parar',
    'basta',
    'annulla',
    'disiscrivi',
    'disiscrivimi',
    'cancellami',
    'sair',
  ],
  ...[
    'remover',
    'descadastrar',
    'afmelden',
    'uitschrijven',
    'stoppen',
    'wypisz',
    'rezygnuje',
    'avsluta',
    'avregistrera',
    'sluta',
  ],
  ...[
    'afmeld',
    'frameld',
    'avmeld',
    'peruuta',
    'lopeta',
    'odhlasit',
    'zrusit',
    'leiratkozas',
    'dezabonare',
    'iptal',
    'dur',
  ],
  ...[
    'стоп',
    'отписаться',
    'отписка',
    'отмена',
    'вiдписатися',
    'відписатися',
    'διαγραφη',
    'στοπ',
    'إلغاء',
    'توقف',
    'الغاء',
  ],
  ...[
    '退订',
    '退訂',
    '取消订阅',
    '取消訂閱',
    'td',
    '配信停止',
    '解除',
    '停止',
    '수신거부',
    '구독취소',
    '해지',
    'huy',
    'tu choi',
    'หยุด',
    'berhenti',
  ],
])

/** Sentences, or the telling part of one; of folded text. */
const SAID: readonly RegExp[] = [
  /\bunsubscrib(?:e|ing)\b(?!d)/,
  /\bopt(?:ing)?[ -]?(?:me )?out\b/,
  /\b(?:take|remove|delete|get) (?:me|my (?:name|address|e-?mail(?: address)?)|us) (?:off|from)\b/,
  /\b(?:stop|quit|cease) (?:\w+ )?(?:sending|e-?mailing|mailing|writing|contacting|messaging|spamming|bothering)\b/,
  /\bstop (?:all )?(?:these|those|this|your|the|the e-?mails|e-?mails|mails?|messages|newsletters?|advertising|marketing)\b/,
  /\bno (?:more|further|longer) (?:of )?(?:these |your |such )?(?:e-?mails?|mails?|messages?|newsletters?|offers?|ads?|advertising|marketing|promotions?)\b/,
  /\b(?:do not|don'?t|please never|never) (?:ever )?(?:e-?mail|mail|contact|write(?: to)?|message|send)\b.{0,30}\b(?:me|us|again|any ?more|anything|mails?|e-?mails?|messages?)\b/,
  /\b(?:don'?t|do not|no longer) (?:want|wish|like) (?:to (?:get|receive|hear)|any|your|these|further|more)\b/,
  /\bleave me alone\b/,
  /\brevoke (?:my )?(?:consent|permission)\b/,
  /\b(?:keine|nicht) (?:weiteren? |mehr )?(?:e-?)?(?:mails?|werbung|nachrichten|newsletter|post|werbemails?) (?:mehr|von ihnen|senden|schicken|zusenden|erhalten|bekommen)\b/,
  /\bkeine (?:weiteren? )?(?:e-?)?(?:mails?|werbung|nachrichten|newsletter|werbemails?)\b/,
  /\bnicht mehr (?:an)?(?:schreiben|mailen|kontaktieren|anschreiben|belastigen)\b/,
  /\b(?:schreiben|mailen|kontaktieren|belastigen|schicken|senden) sie (?:mir|mich|uns) (?:bitte )?(?:nichts?|keine\w*) /,
  /\b(?:nehmen|streichen|loschen|entfernen|tragen) sie (?:mich|meine (?:e-?mail-?)?adresse|meine daten)\b/,
  /\b(?:aus (?:dem|ihrem) (?:verteiler|newsletter)|vom newsletter abmelden|newsletter (?:ab)?bestellen|ich widerrufe)\b/,
  /\b(?:ne (?:veux|souhaite|desire) plus|ne plus (?:recevoir|m'?ecrire|m'?envoyer)|(?:me |m'?)(?:desabonner|desinscrire)|retirez[- ]moi|plus de (?:mails?|e-?mails?|messages|publicite))\b/,
  /\b(?:no (?:quiero|deseo) (?:recibir )?mas|no (?:me )?(?:envien?|escriban?|manden?) mas|denme de baja|darme de baja|dejen de (?:enviar|escribir|mandar)|no mas (?:correos?|mensajes?|publicidad))\b/,
  /\b(?:non (?:voglio|desidero) (?:piu )?(?:ricevere|altre)|non (?:scrivetemi|inviatemi|mandatemi) piu|cancellatemi|toglietemi|basta (?:e-?mail|messaggi|pubblicita))\b/,
  /\b(?:nao (?:quero|desejo) (?:mais )?receber|nao (?:me )?(?:enviem?|mandem?|escrevam?) mais|me (?:remova|descadastre|retire)|parem? de (?:enviar|mandar|escrever))\b/,
  /\b(?:geen (?:\w+ )?(?:mails?|e-?mails?|reclame|berichten|nieuwsbrieven) meer|niet meer (?:mailen|schrijven|ontvangen)|schrijf mij uit|uitschrijven graag)\b/,
  /\b(?:nie (?:chce|zycze sobie|przysylajcie|wysylajcie)(?: juz| wiecej)?|prosze (?:o wypisanie|mnie wypisac|o usuniecie))\b/,
  /(?:больше не (?:пишите|присылайте|хочу)|не (?:пишите|присылайте) (?:мне )?больше|отпишите меня|уберите меня)/,
]

const NOT_MEANT =
  /\b(?:(?:do not|don'?t|did not|didn'?t|never|not) (?:want (?:to|you to) )?(?:unsubscribe|opt[ -]?out)|accidentally unsubscribed|how (?:do|can) (?:i|my \w+) subscribe)\b/

/** Small letters without accents, one blank between words. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[ \t]+/g, ' ')
}

/** Without the marks around it. */
const bare = (line: string) => line.replaceAll(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '').replaceAll(/\s+/g, ' ')
const POLITE =
  /\b(?:please|pls|thank you|thanks|thx|bitte|danke|merci|s'il vous plait|por favor|gracias|per favore|grazie|obrigad[oa]|alstublieft|aub|svp|stp|dank u|prosze|hi|hello|dear|hallo|bonjour|hola|ciao)\b/g

/** Whether text is nothing but one of the words. */
export function isStopWord(text: string): boolean {
  const folded = foldWords(text)
  return ALONE.has(bare(folded)) || ALONE.has(bare(folded.replaceAll(POLITE, ' ')))
}

/** Whether somebody says in their own words that they want no more. */
export function saysStop(own: string): boolean {
  if (isStopWord(own)) return true
  // A word on a line by itself, above a greeting or a name.
  const lines = own.split('\n').filter((line) => line.trim() !== '')
  if (lines.slice(0, 3).some(isStopWord)) return true
  const folded = foldWords(own).replaceAll(/\s+/g, ' ')
  return SAID.some((said) => said.test(folded.replace(NOT_MEANT, ' ')))
}

const YES = new Set([
  ...[
    'yes',
    'yes please',
    'yep',
    'yeah',
    'sure',
    'ok',
    'okay',
    'i agree',
    'agree',
    'agreed',
    'confirm',
    'i confirm',
    'of course',
  ],
  ...[
    'ja',
    'ja bitte',
    'gerne',
    'ja gerne',
    'einverstanden',
    'oui',
    "d'accord",
    'oui merci',
    'bien sur',
    'si',
    'si por favor',
  ],
  ...[
    'de acuerdo',
    'vale',
    "d'accordo",
    'va bene',
    'sim',
    'concordo',
    'ja graag',
    'akkoord',
    'tak',
    'zgoda',
    'ano',
    'igen',
    'da',
  ],
  ...[
    'evet',
    'да',
    'согласен',
    'согласна',
    'так',
    'ναι',
    'نعم',
    'はい',
    '是',
    '同意',
    '네',
    '예',
    'kylla',
    'ja tack',
    'ja tak',
  ],
])

/** Whether an answer to the question is a yes: its first line is nothing else, or begins with the word and a pause. */
export function saysYes(own: string): boolean {
  const [first = ''] = own.split('\n').filter((line) => line.trim() !== '')
  const folded = foldWords(first)
  return (
    YES.has(bare(folded)) ||
    YES.has(bare(folded.replaceAll(POLITE, ' '))) ||
    YES.has(bare(folded.split(/[,.!;:–—-]\s|[,.!;:]$/)[0] ?? ''))
  )
}
