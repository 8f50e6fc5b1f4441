using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Sortline.Watch;

/// <summary>The one network device of a new network namespace. It is down at first, and 127.0.0.1 is not there.</summary>
internal static partial class Loopback
{
    // From <linux/sockios.h> and <linux/if.h>. Calling the kernel spares a package with the command "ip".
    private const nuint SetFlags = 0x8914;
    private const short IsUpAndRunning = 0x1 | 0x40;

    /// <summary>Brings it up.</summary>
    /// <exception cref="Win32Exception">We may not.</exception>
    public static void BringUp()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        Span<byte> request = stackalloc byte[40]; // struct ifreq: 16 bytes of name, then the flags.
        request.Clear();
        Encoding.ASCII.GetBytes("lo", request);
        MemoryMarshal.Write(request[16..], IsUpAndRunning);
        if (Control((int)socket.Handle, SetFlags, ref MemoryMarshal.GetReference(request)) != 0)
            throw new Win32Exception(
                Marshal.GetLastPInvokeError(),
                "The loopback of the network namespace could not be brought up."
            );
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int file, nuint request, ref byte argument);
}
