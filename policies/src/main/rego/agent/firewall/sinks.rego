# METADATA
# scope: package
# title: Which arguments may decide where something goes
# description: |
#   Reads the table `settings.sinks`: for a role, what an integrity is worth. Sets of pointers, each of arguments known to
#   be good: an argument whose role or integrity is missing, misspelt or not in the table is in neither.
package agent.firewall.sinks

import data.settings

# METADATA
# title: Free
# description: The user's own, or null, which is the same as leaving an optional argument out.
free contains pointer if {
	some pointer, argument in input.action.arguments
	settings.sinks[argument.role][argument.integrity] == "permit"
}

free contains pointer if {
	some pointer, argument in input.action.arguments
	argument.value == null
}

# METADATA
# title: Asked
# description: A person decides.
asked contains pointer if {
	some pointer, argument in input.action.arguments
	settings.sinks[argument.role][argument.integrity] == "approval"
}
