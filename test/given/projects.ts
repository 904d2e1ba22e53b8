import type { BlockFacts } from '../../src/competence-blocks/index.js';
import type { ProjectDraft } from '../../src/tracks/index.js';

type ProjectOfTitle = Omit<ProjectDraft, 'criteria'> & {
  /** What it proves, as the end of the codes of competences: `BC01C1`. */
  proves: string[];
};

const report = { name: 'Dossier de projet', extensions: ['pdf'], required: true };
const slides = { name: 'Support de soutenance', extensions: ['pdf', 'odp', 'pptx'], required: true };
const code = { name: 'Code source', extensions: ['zip'], required: true };

const PROJECTS: ProjectOfTitle[] = [
  {
    code: 'P1',
    name: 'Préparez l’environnement de travail d’une équipe',
    brief:
      'Une équipe de trois développeurs reprend un projet existant. Installez les outils, le gestionnaire de versions et les conteneurs, puis rédigez le guide qui permet à un nouveau membre d’être prêt en une heure.',
    estimatedHours: 40,
    level: 1,
    prerequisites: [],
    deliverables: [{ name: 'Guide d’installation', extensions: ['pdf', 'md'], required: true }, code],
    proves: ['BC01C1'],
  },
  {
    code: 'P2',
    name: 'Développez le portail d’une médiathèque',
    brief:
      'La médiathèque veut que ses lecteurs cherchent, réservent et prolongent en ligne. Développez les écrans, utilisables au clavier et sur téléphone, en respectant la charte et le référentiel d’accessibilité.',
    estimatedHours: 80,
    level: 1,
    prerequisites: ['P1'],
    deliverables: [code, slides],
    proves: ['BC01C2'],
  },
  {
    code: 'P3',
    name: 'Cadrez et maquettez l’application d’un atelier solidaire',
    brief:
      'Un atelier de réparation de vélos suit ses rendez-vous sur papier. Menez les entretiens, rédigez le cahier des charges, planifiez les itérations et maquettez les parcours principaux.',
    estimatedHours: 70,
    level: 1,
    prerequisites: ['P1'],
    deliverables: [report, { name: 'Maquettes', extensions: ['pdf', 'zip'], required: true }, slides],
    proves: ['BC01C4', 'BC02C1'],
  },
  {
    code: 'P4',
    name: 'Concevez la base de données d’un réseau de coopératives',
    brief:
      'Douze coopératives mettent en commun leurs stocks et leurs commandes. Modélisez les données, créez la base relationnelle et développez les composants d’accès, avec un cache documentaire pour le catalogue.',
    estimatedHours: 90,
    level: 2,
    prerequisites: ['P3'],
    deliverables: [{ name: 'Schéma de la base', extensions: ['sql'], required: true }, report, code],
    proves: ['BC02C3', 'BC02C4'],
  },
  {
    code: 'P5',
    name: 'Concevez et développez une application métier en couches',
    brief:
      'Les coopératives veulent préparer leurs tournées de livraison. Définissez l’architecture, puis développez les composants métier avec leurs tests et une gestion fine des droits.',
    estimatedHours: 140,
    level: 2,
    prerequisites: ['P2', 'P4'],
    deliverables: [report, code, slides],
    proves: ['BC01C3', 'BC02C2'],
  },
  {
    code: 'P6',
    name: 'Éprouvez l’application avant sa livraison',
    brief:
      'Avant l’ouverture aux douze coopératives, écrivez le plan de tests, exécutez-le, corrigez ce qui bloque et rendez compte des anomalies qui restent.',
    estimatedHours: 70,
    level: 2,
    prerequisites: ['P5'],
    deliverables: [{ name: 'Plan et rapport de tests', extensions: ['pdf'], required: true }, code],
    proves: ['BC03C1'],
  },
  {
    code: 'P7',
    name: 'Mettez en production une application sécurisée',
    brief:
      'Préparez le déploiement : chaîne d’intégration continue, configuration des serveurs, sauvegardes, supervision. Documentez la procédure et son retour en arrière, puis mettez en production avec l’équipe.',
    estimatedHours: 110,
    level: 3,
    prerequisites: ['P6'],
    deliverables: [{ name: 'Procédure de déploiement', extensions: ['pdf', 'md'], required: true }, code, slides],
    proves: ['BC03C2', 'BC03C3'],
  },
];

/** Seven projects of 600 hours that prove the 11 competences of « Concepteur développeur d'applications ». */
export function projectsFor(blocks: readonly BlockFacts[]): ProjectDraft[] {
  return PROJECTS.map(({ proves, ...project }) => ({ ...project, criteria: criteriaOf(blocks, proves) }));
}

function criteriaOf(blocks: readonly BlockFacts[], proves: readonly string[]): string[] {
  const competences = blocks.flatMap((block) => block.competences);
  const proved = competences.filter((competence) => proves.some((ending) => competence.code.endsWith(ending)));
  return proved.flatMap(({ criteria }) => criteria.map((criterion) => criterion.code));
}
