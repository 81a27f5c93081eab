// Files in and out, where somebody looks for them first: in the settings.
import { IconDownload, IconFileImport } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { ExchangeKind } from '../../../shared/contract/exchange.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { Row, Rows } from '../../components/Row.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { useExport } from '../products/ProductPane.tsx'
import { SettingsContent, SettingsGroup } from '../settings/SettingsContent.tsx'
import { importPath } from './paths.ts'

const KINDS = ['contacts', 'sales', 'products'] as const satisfies readonly ExchangeKind[]

export function FilesSettings() {
  const words = useWords()
  const may = useMay('manager')
  const exportAll = useExport()
  return (
    <SettingsContent
      title={words('settings.files.title')}
      lead={may ? words('import.lead') : words('import.not-allowed.title')}
    >
      {may && (
        <SettingsGroup title={words('settings.files.in')} rows>
          <Rows label={words('settings.files.in')}>
            {KINDS.map((kind) => (
              <KindRow key={kind} kind={kind} />
            ))}
          </Rows>
        </SettingsGroup>
      )}
      <SettingsGroup title={words('settings.files.out')} rows>
        <Rows label={words('settings.files.out')}>
          <Row
            lead={<IconDownload size={18} stroke={1.6} aria-hidden />}
            titleFace="words"
            title={words('import.kind.products')}
            sentence={words('settings.files.products')}
            action={<TextButton onClick={exportAll}>{words('settings.files.save')}</TextButton>}
            onEnter={exportAll}
          />
        </Rows>
      </SettingsGroup>
    </SettingsContent>
  )
}

function KindRow({ kind }: { readonly kind: ExchangeKind }) {
  const words = useWords()
  const [, navigate] = useLocation()
  return (
    <Row
      lead={<IconFileImport size={18} stroke={1.6} aria-hidden />}
      titleFace="words"
      title={words(`import.kind.${kind}`)}
      action={
        <TextButton href={importPath(kind)} label={words(`import.from-file.${kind}`)}>
          {words('import.choose')}
        </TextButton>
      }
      onEnter={() => navigate(importPath(kind))}
    />
  )
}
