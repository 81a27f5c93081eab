// The table, or the people behind a number, as a file for another program.
import { Button, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconDownload } from '@tabler/icons-react'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'
import { saveFile } from '../../components/save-file.ts'
import type { Asking } from './asking.ts'

interface TakeReportProps {
  readonly asking: Asking
  /** Whose people; the table unless said. */
  readonly people?: string
}

const FORMATS = ['csv', 'xlsx'] as const

export function TakeReport({ asking, people }: TakeReportProps) {
  const words = useWords()
  const say = useSaid()
  const take = useMutation({
    mutationFn: (format: (typeof FORMATS)[number]) =>
      api.analytics.export({ request: asking, format, ...(people !== undefined && { people }) }),
    meta: { done: false },
    onSuccess: ({ file }) => {
      saveFile(file, file.name)
      steps.say({ tone: 'done', words: words('export.saved', { name: file.name }) })
    },
    onError: (error) => {
      const said = say(error)
      steps.say({ tone: 'failed', words: `${said.what}. ${said.do}` })
    },
  })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant={people === undefined ? 'subtle' : 'default'}
          loading={take.isPending}
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
        >
          {words('analytics.file')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => take.mutate(format)}>
            {words(`analytics.file.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
