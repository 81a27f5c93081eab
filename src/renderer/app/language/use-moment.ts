// An instant as somebody would say it now: "today at 6:58 AM", "yesterday at 5:02 PM", "tomorrow at 9:00 AM", else date and time.
import { useNow } from '../clock.ts'
import { useFormats, useWords } from './speaking.tsx'

export function useMoment(): (at: number) => string {
  const words = useWords()
  const formats = useFormats()
  const today = formats.dayOf(useNow())
  return (at) => {
    const days = today - formats.dayOf(at)
    if (Math.abs(days) > 1) return formats.instant(at)
    return words('moment.near', { day: formats.relativeDays(-days), time: formats.time(at) })
  }
}
