/** The forms of a call-out, which classes of the style sheet make. */
import type { Size } from '../domain/camera';

/** Names of the forms for the style sheet, the fullest first. */
export const FORMS = ['full', 'short', 'label'] as const;

/** Sizes of a call-out's button in its forms. */
export function formsOf(button: HTMLButtonElement | undefined): readonly Size[] {
  if (!button) return [];
  return FORMS.map((form) => {
    button.dataset['form'] = form;
    return { width: button.offsetWidth, height: button.offsetHeight };
  });
}
