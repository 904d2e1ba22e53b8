import { Module } from '@nestjs/common';
import { TracksModule } from '../tracks/index.js';
import { AssignMentor } from './assignments/assign-mentor.use-case.js';
import { AssignmentsController } from './assignments/assignments.controller.js';
import { AssignmentsQueries } from './assignments/assignments.queries.js';
import { EndAssignment } from './assignments/end-assignment.use-case.js';
import { AddException } from './availability/add-exception.use-case.js';
import { AvailabilityController } from './availability/availability.controller.js';
import { AvailabilityQueries } from './availability/availability.queries.js';
import { RemoveException } from './availability/remove-exception.use-case.js';
import { SetAvailability } from './availability/set-availability.use-case.js';
import { MentorsApi } from './mentors.api.js';
import { MentorsController } from './profiles/mentors.controller.js';
import { MentorsQueries } from './profiles/mentors.queries.js';
import { RegisterMentor } from './profiles/register-mentor.use-case.js';

const USE_CASES = [RegisterMentor, SetAvailability, AddException, RemoveException, AssignMentor, EndAssignment];

@Module({
  imports: [TracksModule],
  controllers: [MentorsController, AvailabilityController, AssignmentsController],
  providers: [MentorsApi, MentorsQueries, AvailabilityQueries, AssignmentsQueries, ...USE_CASES],
  exports: [MentorsApi, ...USE_CASES],
})
export class MentorsModule {}
