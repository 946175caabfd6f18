/** The rule between two panes. */
import { Box } from 'ink'
import { inkColor } from '../screen/paint.js'
import { useView } from './view.js'

const none = { right: '', top: '', bottom: '', topLeft: '', topRight: '', bottomLeft: '', bottomRight: '' }
// The same objects each time: Ink 6.8 forgets which sides have no border when only the style of the border changes.
const styles = { unicode: { ...none, left: '│' }, ascii: { ...none, left: '|' } } as const

export const Rule = ({ height }: { readonly height: number }) => {
  const { theme } = useView()
  const color = inkColor(theme.roles.muted)
  return (
    <Box
      width={1}
      height={height}
      flexShrink={0}
      borderStyle={theme.ascii ? styles.ascii : styles.unicode}
      {...(color ? { borderColor: color } : {})}
      borderTop={false}
      borderBottom={false}
      borderRight={false}
    />
  )
}
