// What the writer of a mail says themselves: without the message they answer, which holds our own words about stopping, and without
// what stands under every mail of theirs.

/** Lines with which mail programs introduce the message that is answered. */
const QUOTE_BEGINS = [
  // On Tue, 3 Mar 2026 Corner Bakery wrote: / Am 03.03.2026 schrieb … / Le … a écrit : / El … escribió: / Il … ha scritto: …
  /^\s*(?:on|am|le|el|il|em|op|den|dne|w dniu|vào)\b.{0,300}(?:wrote|schrieb|geschrieben|a écrit|escribió|ha scritto|escreveu|schreef|skrev|napsal[a]?|napisał\(?a?\)?|đã viết)\b.{0,100}:\s*$/iu,
  /^.{0,200}<[^<>\s]+@[^<>\s]+>.{0,60}:\s*$/u,
  /^\s*-{2,}\s*(?:original message|ursprüngliche nachricht|message d['’]origine|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|forwarded message)/iu,
  /^\s*_{8,}\s*$/u,
  // Outlook: a block of From, Sent, To without any mark before it.
  /^\s*\*?(?:from|von|de|da|van|från|od|fra)\s*:\*?\s.*@/iu,
  /^\s*\*?(?:sent|gesendet|envoyé|enviado|inviato|verzonden|skickat)\s*:\*?\s/iu,
]

const SIGNATURE = /^-- ?$/

/** At most so much of it is looked at: an answer is short. */
const MOST = 20_000

export function ownWords(text: string): string {
  const lines = text.slice(0, MOST).split(/\r?\n/)
  const own: string[] = []
  for (const [at, line] of lines.entries()) {
    if (SIGNATURE.test(line)) break
    // Such a line may be broken in two.
    if (startsQuote(line) || startsQuote(`${line} ${lines[at + 1] ?? ''}`, true)) break
    if (!/^\s*[>|]/.test(line)) own.push(line)
  }
  return own.join('\n').trim()
}

function startsQuote(line: string, broken = false): boolean {
  return (broken ? QUOTE_BEGINS.slice(0, 1) : QUOTE_BEGINS).some((begins) => begins.test(line))
}
