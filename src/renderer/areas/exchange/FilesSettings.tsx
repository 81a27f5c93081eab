// Files in and out, where somebody looks for them first: in the settings.
import { Button } from '@mantine/core'
import { IconDownload, IconFileImport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ExportWhat } from '../../../shared/contract/export.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { SettingsContent, SettingsGroup } from '../settings/SettingsContent.tsx'
import { ExportLog } from './ExportLog.tsx'
import { IMPORT_PATH } from './paths.ts'
import { PastImports } from './PastImports.tsx'
import { TakeOut } from './TakeOut.tsx'
import { WatchedFolders } from './WatchedFolders.tsx'

/** The whole book first: it is why one comes here. A single list is taken out from its own page. */
const WHATS = [
  'archive',
  'contacts',
  'products',
  'sales',
  'visits',
  'interactions',
  'tasks',
  'consent',
  'suppression',
] as const satisfies readonly ExportWhat[]

export function FilesSettings() {
  const words = useWords()
  const [, navigate] = useLocation()
  const mayBringIn = useMay('manager')
  const mayTakeOut = useMay('bookkeeper')
  return (
    <SettingsContent
      title={words('settings.files.title')}
      lead={words(mayBringIn ? 'settings.files.lead' : 'import.not-allowed.title')}
      {...(mayBringIn && {
        action: (
          <Button
            variant="filled"
            leftSection={<IconFileImport size={16} stroke={1.6} aria-hidden />}
            onClick={() => navigate(IMPORT_PATH)}
          >
            {words('settings.files.bring-in')}
          </Button>
        ),
      })}
    >
      {mayBringIn && <PastImports />}
      {mayBringIn && <WatchedFolders />}
      {mayTakeOut && <OutGroup />}
      {mayBringIn && <LogGroup />}
    </SettingsContent>
  )
}

function OutGroup() {
  const words = useWords()
  const [what, setWhat] = useState<ExportWhat | null>(null)
  return (
    <SettingsGroup title={words('settings.files.out')} rows>
      <Rows label={words('settings.files.out')}>
        {WHATS.map((one) => (
          <Row
            key={one}
            lead={<IconDownload size={18} stroke={1.6} aria-hidden />}
            titleFace="words"
            title={words(`export.what.${one}`)}
            sentence={words(`export.about.${one}`)}
            action={
              <TextButton
                label={words('export.title', { what: words(`export.what.${one}`) })}
                onClick={() => setWhat(one)}
              >
                {words('export.button')}
              </TextButton>
            }
            onEnter={() => setWhat(one)}
          />
        ))}
      </Rows>
      {what !== null && <TakeOut of={{ what }} onClose={() => setWhat(null)} />}
    </SettingsGroup>
  )
}

function LogGroup() {
  const words = useWords()
  const any = useQuery(q.exchange.exports.queryOptions({ input: {} })).data
  if (any?.length === 0) return null
  return (
    <SettingsGroup title={words('export.log')} rows>
      <ExportLog />
    </SettingsGroup>
  )
}
