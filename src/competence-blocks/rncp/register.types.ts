/** One element of a record that the reader keeps, with the line on which it opens. */
export interface RegisterElement {
  readonly name: string;
  readonly line: number;
  readonly text: string;
  /** Are there no words in its text? */
  readonly isBlank: boolean;
  readonly children: RegisterElement[];
}

/** What may stand inside an element: text, or the elements named; every other element is passed over. */
export type ElementShape = 'text' | { readonly [name: string]: ElementShape };

/** The bounds within which a register is read; beyond one of them the file is refused. */
export interface RegisterLimits {
  totalBytes: number;
  records: number;
  charactersPerRecord: number;
  elementsPerRecord: number;
  charactersPerElement: number;
  depth: number;
}

/** Four times the real export of 2026 and more: 470 MB, 26,000 records, texts up to 64,000 characters, depth 7. */
export const REGISTER_LIMITS: RegisterLimits = {
  totalBytes: 2_000_000_000,
  records: 120_000,
  charactersPerRecord: 16_000_000,
  elementsPerRecord: 40_000,
  charactersPerElement: 262_144,
  depth: 32,
};

const LABELLED = { CODE: 'text', LIBELLE: 'text', INTITULE: 'text' } as const;
const JURY = { ACTIF: 'text', COMPOSITION: 'text' } as const;
const BLOCK_CODE = { BLOC_COMPETENCES: { CODE: 'text' } } as const;
const PROMOTION = {
  ANNEE: 'text',
  NOMBRE_CERTIFIES: 'text',
  NOMBRE_CERTIFIES_VAE: 'text',
  TAUX_INSERTION_GLOBAL_6MOIS: 'text',
  TAUX_INSERTION_METIER_6MOIS: 'text',
  TAUX_INSERTION_METIER_2ANS: 'text',
} as const;

/** The elements of the V4.1 export that are read. */
export const REGISTER_SHAPE: ElementShape = {
  VERSION_FLUX: 'text',
  FICHE: {
    ID_FICHE: 'text',
    NUMERO_FICHE: 'text',
    INTITULE: 'text',
    ABREGE: LABELLED,
    ETAT_FICHE: 'text',
    ACTIF: 'text',
    NOMENCLATURE_EUROPE: { NIVEAU: 'text', LIBELLE: 'text', INTITULE: 'text' },
    TYPE_ENREGISTREMENT: 'text',
    CODES_NSF: { NSF: LABELLED },
    CODES_ROME: { ROME: LABELLED },
    FORMACODES: { FORMACODE: LABELLED },
    CERTIFICATEURS: {
      CERTIFICATEUR: { SIRET_CERTIFICATEUR: 'text', NOM_CERTIFICATEUR: 'text', ETAT_CERTIFICATEUR: 'text' },
    },
    PARTENAIRES: { PARTENAIRE: { ETAT_HABILITATION: 'text' } },
    ACTIVITES_VISEES: 'text',
    CAPACITES_ATTESTEES: 'text',
    OBJECTIFS_CONTEXTE: 'text',
    PREREQUIS_ENTREE_FORMATION: 'text',
    PREREQUIS_VALIDATION_CERTIFICATION: 'text',
    VALIDATION_PARTIELLE: 'text',
    SI_JURY_FI: JURY,
    SI_JURY_CA: JURY,
    SI_JURY_FC: JURY,
    SI_JURY_CQ: JURY,
    SI_JURY_CL: JURY,
    SI_JURY_VAE: JURY,
    BLOCS_COMPETENCES: {
      BLOC_COMPETENCES: {
        CODE: 'text',
        LIBELLE: 'text',
        INTITULE: 'text',
        LISTE_COMPETENCES: 'text',
        MODALITES_EVALUATION: 'text',
        PREREQUIS_ENTREE_FORMATION_BLOC: 'text',
        PREREQUIS_VALIDATION_BLOC: 'text',
      },
    },
    CORRESPONDANCES: {
      CORRESPONDANCE: { SOURCE: BLOCK_CODE, DESTINATION: { NUMERO_FICHE: 'text', ...BLOCK_CODE } },
    },
    STATISTIQUES_PROMOTIONS: { STATISTIQUES_PROMOTION: PROMOTION, STATISTIQUE_PROMOTION: PROMOTION },
    DATE_DECISION: 'text',
    DUREE_ENREGISTREMENT: 'text',
    DATE_EFFET: 'text',
    DATE_FIN_ENREGISTREMENT: 'text',
    DATE_LIMITE_DELIVRANCE: 'text',
    ANCIENNES_CERTIFICATIONS: { ANCIENNE_CERTIFICATION: { ID_FICHE_ANCIENNE_CERTIFICATION: 'text' } },
    NOUVELLES_CERTIFICATIONS: { NOUVELLE_CERTIFICATION: { ID_FICHE_NOUVELLE_CERTIFICATION: 'text' } },
  },
};
