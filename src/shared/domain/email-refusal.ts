// What an answer of a mail server is about: the address, the mailbox behind it, this one message, or the account it was sent with.
// Only what is about the address may silence an address. Codes after RFC 5321 4.2.3 and RFC 3463; texts as large providers word them.

export type RefusalAbout = 'address' | 'mailbox' | 'message' | 'account'

const NO_SUCH_ADDRESS =
  /user unknown|unknown (?:user|recipient|local part)|no such (?:user|mailbox|recipient|address|person)|(?:user|account|recipient|mailbox|address)[^.]{0,60}(?:does ?n[o']t exist|not found|unknown|disabled|is invalid|is unavailable|no longer)|invalid (?:recipient|mailbox|address)|(?:no such|unknown) (?:domain|host)|domain (?:not found|does not exist)|host (?:or domain name )?not found|undeliverable address|unrouteable address|invalid final delivery user|user does(?:n't| not) have an? \S+ account|address (?:could(?:n't| not) be|was not) found|host \S+ not found|domain (?:is not reachable)/i
const OF_THE_ACCOUNT =
  /(?:after|in reply to|response to)(?: end of)? mail from|relay(?:ing)?\b[^.]{0,40}(?:denied|not (?:allowed|permitted)|prohibited)|unable to relay|authentication|(?:un|not )authenticated|sender address|from mail server|log ?in|sender (?:address )?(?:rejected|not allowed|denied)|(?:sending|message|daily|hourly|rate) (?:user )?(?:sending )?(?:limit|quota)|too many (?:messages|recipients)|not (?:allowed|authorized|permitted) to send/i
const FULL =
  /could(?:n't| not) create|can(?:no|')t create|mailbox for .{0,80} is full|over ?quota|quota exceeded|mailbox (?:is )?full|insufficient (?:system )?storage|out of storage/i
const OF_THE_MESSAGE =
  /spam|virus|content|policy|dmarc|spf|dkim|blacklist|blocklist|blocked|reputation|redundant|weren't sent|messages? from \[?\d|too (?:large|big)|size limit|^\d{3}[ -:]*(?:\d\.\d\.\d )?(?:rejected|refused|denied)?\W*$/i

/** The enhanced code of an answer (`5.1.1`), else its number (`550`); null where it has neither. */
export function codeOf(answer: string): string | null {
  const found = /^(\d{3})(?:[ -]#?(\d\.\d{1,3}\.\d{1,3})(?!\d|\.))?/.exec(answer)
  return found === null ? null : (found[2] ?? found[1] ?? null)
}

/** @param code as `codeOf` gives it */
export function aboutOf(code: string | null, text: string): RefusalAbout {
  if (OF_THE_ACCOUNT.test(text)) return 'account'
  if (FULL.test(text)) return 'mailbox'
  return (code?.includes('.') === true ? byEnhanced(code, text) : null) ?? byNumber(code, text)
}

function byEnhanced(code: string, text: string): RefusalAbout | null {
  const [, subject = '', detail = ''] = code.split('.')
  switch (subject) {
    case '1':
      return detail === '7' || detail === '8' ? 'account' : 'address'
    case '2':
      return detail === '1' ? 'address' : detail === '3' ? 'message' : 'mailbox'
    case '3':
      return detail === '4' ? 'message' : 'mailbox'
    case '4':
      // Outlook answers 5.4.1 for whom it does not know; 5.4.4 is a domain that takes no mail.
      return detail === '1' || detail === '4' ? 'address' : detail === '5' ? 'account' : 'mailbox'
    case '5':
      return NO_SUCH_ADDRESS.test(text) ? 'address' : 'account'
    case '6':
      return 'message'
    case '7':
      return NO_SUCH_ADDRESS.test(text) ? 'address' : 'message'
    default:
      return null
  }
}

function byNumber(code: string | null, text: string): RefusalAbout {
  if (NO_SUCH_ADDRESS.test(text)) return 'address'
  if (OF_THE_MESSAGE.test(text)) return 'message'
  switch (code) {
    case '550':
    case '551':
    case '553':
    case '556':
      return 'address'
    case '552':
      return 'mailbox'
    case '502':
    case '503':
    case '530':
    case '534':
    case '535':
    case '538':
      return 'account'
    default:
      return 'message'
  }
}
