# METADATA
# scope: package
# title: Which arguments may decide where something goes
# description: |
#   Reads the table `settings.sinks`: for a role, what an integrity is worth. Where the user's words were read, the level of
#   `settings.provenance` adds to it what the user pointed at, what strangers wrote and what the model made up. Sets of
#   pointers, each of arguments known to be good: an argument whose role or integrity is missing, misspelt or not in the
#   tables is in neither `free` nor `asked`.
package agent.firewall.sinks

import future.keywords.not

import data.agent.firewall.call
import data.agent.firewall.provenance
import data.settings

# METADATA
# title: Free
# description: |
#   The user's own, or null, which is the same as leaving an optional argument out; and what is harmless for each effect of
#   the call, since a file's name matters less than an address.
free contains pointer if {
	some pointer, argument in input.action.arguments
	settings.sinks[argument.role][argument.integrity] == "permit"
}

free contains pointer if {
	some pointer, argument in input.action.arguments
	argument.value == null
}

free contains pointer if {
	some pointer, worth in provenance.worth
	provenance.level.sinks[input.action.arguments[pointer].role][worth] == "permit"
}

free contains pointer if {
	some pointer, worth in provenance.worth
	role := input.action.arguments[pointer].role
	count(call.effects) > 0
	every effect in call.effects {
		provenance.level.harmless[effect][role][worth] == true
	}
}

free contains pointer if {
	provenance.endorsing
	some pointer, worth in provenance.worth
	worth == "pointed"
}

# METADATA
# title: Asked
# description: A person decides.
asked contains pointer if {
	some pointer, argument in input.action.arguments
	settings.sinks[argument.role][argument.integrity] == "approval"
}

asked contains pointer if {
	some pointer, worth in provenance.worth
	provenance.level.sinks[input.action.arguments[pointer].role][worth] == "approval"
}

# METADATA
# title: Written
# description: Of those asked about where the user's words were read, the ones that somebody wrote.
written contains pointer if {
	some pointer in asked
	provenance.worth[pointer] in {"pointed", "untrusted"}
}
