// An instant as somebody would say it now: "today at 6:58 AM", "yesterday at 5:02 PM", else date and time.
import { useNow } from '../clock.ts'
import { useFormats, useWords } from './speaking.tsx'

export function useMoment(): (at: number) => string {
  const words = useWords()
  const formats = useFormats()
  const today = formats.dayOf(useNow())
  return (at) => {
    const days = today - formats.dayOf(at)
    if (days < 0 || days > 1) return formats.instant(at)
    return words('moment.near', { day: formats.relativeDays(-days), time: formats.time(at) })
  }
}
