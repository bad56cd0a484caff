/** Shows the style guide; only the development server asks for this file (`src/build/styleguide.ts`). */
import { mount } from 'svelte';
import atlas from 'virtual:atlas';
import 'virtual:palette.css';
import 'virtual:fonts.css';
import '../../ui/styles/page.css';
import { AtlasState } from '../../state/atlasState.svelte';
import Styleguide from './Styleguide.svelte';

mount(Styleguide, { target: document.body, props: { state: new AtlasState(atlas) } });
