/** Every format in which a story can be given to a learning platform. A new one is one file and its line here. */
import { cartridge } from './cartridge';
import type { CourseFormat } from './course';
import { scorm } from './scorm';

export const COURSE_FORMATS: readonly CourseFormat[] = [scorm, cartridge];
